package dev.heddle.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Random programs log the same events as under CPython 3.13. They were recorded by {@code
 * generate.py}, beside the programs: {@code python3.13 generate.py FIRST_SEED COUNT}.
 */
class ConformanceTest {
  @Test
  void randomProgramsLogWhatCPythonLogs() throws IOException {
    List<Program> programs;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ConformanceTest.class.getResourceAsStream("/conformance/programs.txt")),
                StandardCharsets.UTF_8))) {
      programs = Program.readAll(reader);
    }
    assertEquals(300, programs.size());
    for (Program program : programs) {
      assertEquals(
          String.join("\n", program.log()),
          String.join("\n", Interpreter.run(program)),
          program::toString);
    }
  }
}
