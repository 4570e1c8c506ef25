package dev.heddle.samples.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    try (InputStream in = Transcript.class.getResourceAsStream(FOLDER + program.transcript())) {
      if (in == null) {
        throw new IllegalArgumentException("there is no transcript of '" + program + "'");
      }
      return new Transcript(
          program, linesOf(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
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

  static List<String> linesOf(String output) {
    return List.of(output.split("\\r?\\n", -1));
  }
}
