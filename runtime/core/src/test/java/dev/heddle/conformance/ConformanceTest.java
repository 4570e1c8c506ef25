package dev.heddle.conformance;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Random programs log the same events as under CPython. */
class ConformanceTest {
  @Test
  void randomProgramsLogWhatCPythonLogs() throws IOException {
    Recorded.assertLogs("/conformance/programs.txt", 300, Interpreter::run);
  }

  /** Of these, 75 were logged otherwise once. */
  @Test
  void nestedTimeoutsAndGroupsLogWhatCPythonLogs() throws IOException {
    Recorded.assertLogs("/structure/programs.txt", 300, Structure::run);
  }
}
