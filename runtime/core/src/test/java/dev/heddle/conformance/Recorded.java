package dev.heddle.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Random programs with the logs that CPython gave; the scripts in {@code recording} made them. */
final class Recorded {
  private Recorded() {}

  /**
   * Each program logs what it logs under CPython.
   *
   * @param resource where they are
   * @param count how many there are
   * @param run gives the log of one
   */
  static void assertLogs(String resource, int count, Function<Program, List<String>> run)
      throws IOException {
    List<Program> programs;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Recorded.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      programs = Program.readAll(reader);
    }
    assertEquals(count, programs.size());
    for (Program program : programs) {
      assertEquals(
          String.join("\n", program.log()),
          String.join("\n", run.apply(program)),
          program::toString);
    }
  }
}
