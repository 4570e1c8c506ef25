package dev.heddle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the measurement of starts. */
class StartupCostTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path temp;

  @Test
  void quartilesDontDependOnTheOrder() {
    assertEquals(
        new Quartiles(2, 3, 4), Quartiles.of(List.of(5, 1, 4, 2, 3), Integer::doubleValue));
    assertEquals(new Quartiles(7, 7, 7), Quartiles.of(List.of(7), Integer::doubleValue));
  }

  @Test
  void aJvmWithTheIdleAgentStarts() throws Exception {
    Path agent = IdleAgent.write(temp);

    Start start = Start.of(List.of(JAVA, "-javaagent:" + agent, "--list-modules"));

    assertTrue(start.wallMillis() > 0, start::toString);
    boolean linux = System.getProperty("os.name").equals("Linux");
    assertEquals(linux, start.cpuMillis() > 0, start::toString);
  }

  @Test
  void aProgramThatFailsIsNoMeasurement() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> Start.of(List.of(JAVA, "-cp", temp.toString(), "Absent")))
            .getMessage();
    assertTrue(message.endsWith(", Absent] ended with 1"), message);
  }
}
