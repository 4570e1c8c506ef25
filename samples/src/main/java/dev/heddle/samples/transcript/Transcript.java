package dev.heddle.samples.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What CPython printed for one program of the tutorial.
 *
 * @param program the program's name, as {@code ex01}
 * @param lines its lines; the last is empty if the output ended with a line end
 */
public record Transcript(String program, List<String> lines) {
  private static final String FOLDER = "/dev/heddle/samples/tutorial/";

  /** Copies the lines. */
  public Transcript {
    lines = List.copyOf(lines);
  }

  /** Reads the transcript of a program, as {@code ex01}. */
  public static Transcript of(String program) {
    try (InputStream in = Transcript.class.getResourceAsStream(FOLDER + program + ".out")) {
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
    return Rules.of(program).differences(lines, linesOf(output));
  }

  static List<String> linesOf(String output) {
    return List.of(output.split("\\r?\\n", -1));
  }
}
