package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With neither agent nor plugin a program fails at its first await, and says what to do. */
class UnwovenIT {
  static List<Jdk> jdks() {
    return Jdk.found();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theFirstAwaitNamesTheClassAndBothWaysToWeave(Jdk jdk)
      throws IOException, InterruptedException {
    Launch.Output output =
        new Launch(
                jdk.home(),
                List.of(
                    "-cp",
                    Built.classPath(Built.PLAIN_CLASSES, Built.RUNTIME_JAR),
                    "dev.heddle.samples.tutorial.Ex03"))
            .run();
    assertEquals(1, output.exitCode());
    List<String> lines = output.text().lines().toList();
    assertEquals(List.of("in outer", "waiting for result1", "in phase1"), lines.subList(0, 3));
    assertTrue(
        lines.get(3).contains(" await was reached in dev.heddle.samples.tutorial.Ex03,"),
        output::text);
    assertTrue(output.text().contains("-javaagent:heddle-agent.jar"), output::text);
    assertTrue(
        output.text().contains("<artifactId>heddle-maven-plugin</artifactId>"), output::text);
  }
}
