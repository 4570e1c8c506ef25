package dev.heddle.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random programs log the same events as under CPython. They were recorded by {@code generate.py},
 * beside the programs.
 */
class ConformanceTest {
  @Test
  void randomProgramsLogWhatCPythonLogs() throws IOException {
    assertLogs("/conformance/programs.txt", Interpreter::run);
  }

  /** Of these, 75 were logged otherwise once. */
  @Test
  void nestedTimeoutsAndGroupsLogWhatCPythonLogs() throws IOException {
    assertLogs("/structure/programs.txt", Structure::run);
  }

  private static void assertLogs(String resource, Function<Program, List<String>> interpreter)
      throws IOException {
    List<Program> programs;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ConformanceTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      programs = Program.readAll(reader);
    }
    assertEquals(300, programs.size());
    for (Program program : programs) {
      assertEquals(
          String.join("\n", program.log()),
          String.join("\n", interpreter.apply(program)),
          program::toString);
    }
  }
}
