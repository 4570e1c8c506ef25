package dev.heddle.samples.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the original of a program printed: CPython, or for the two in C what gcc made of them.
 *
 * @param program the program
 * @param lines its lines; the last is empty if the output ended with a line end
 */
public record Transcript(Program program, List<String> lines) {
  private static final String FOLDER = "/dev/heddle/samples/";

  /** Copies the lines. */
  public Transcript {
    lines = List.copyOf(lines);
  }

  /** Reads the transcript of a program. */
  public static Transcript of(Program program) {
    return new Transcript(program, linesOf(read(program.transcript(), program)));
  }

  /**
   * What else the original prints on a machine that is late, in each way there is: the texts of
   * {@code NAME.late}, which empty lines part.
   */
  static List<List<String>> late(Program program) {
    String texts = read(program.transcript().replaceFirst("out$", "late"), program);
    return Stream.of(texts.split("(?<=\\n)\\n")).map(Transcript::linesOf).toList();
  }

  private static String read(String resource, Program program) {
    try (InputStream in = Transcript.class.getResourceAsStream(FOLDER + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no transcript of '" + program + "'");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the output of a program differs from this, under the program's rule; empty if it doesn't.
   */
  public List<String> differences(String output) {
    return Rules.of(program.name()).differences(lines, linesOf(output));
  }

  /** Whether the program ended well, and only later than its rule allows. */
  boolean isOnlyLate(Launch.Output output) {
    return output.exitCode() == 0
        && Rules.of(program.name()).isOnlyLate(lines, linesOf(output.text()));
  }

  static List<String> linesOf(String output) {
    return List.of(output.split("\\r?\\n", -1));
  }
}
