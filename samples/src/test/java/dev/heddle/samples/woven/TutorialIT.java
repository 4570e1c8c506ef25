package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import dev.heddle.samples.transcript.Transcript;
import dev.heddle.samples.transcript.Tutorial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of the tutorial, woven each way, on each JDK that is there. */
class TutorialIT {
  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      for (Way way : Way.values()) {
        for (String program : Tutorial.PROGRAMS) {
          runs.add(Arguments.of(program, way, jdk));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("runs")
  void printsWhatCPythonPrints(String program, Way way, Jdk jdk)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(way.arguments());
    arguments.add(Tutorial.mainClass(program));
    Launch launch = new Launch(jdk.home(), arguments);
    Launch.Output output = launch.run();
    for (int i = 1; i < attempts(program) && differs(program, output); i++) {
      output = launch.run();
    }
    String run =
        "%s, %s, JDK %d printed:%n%s".formatted(program, way, jdk.feature(), output.text());
    assertEquals(List.of(), Transcript.of(program).differences(output.text()), run);
    assertEquals(0, output.exitCode(), run);
  }

  /** The rule of ex06 bounds lateness, which a busy machine may exceed: it has three attempts. */
  private static int attempts(String program) {
    return program.equals("ex06") ? 3 : 1;
  }

  private static boolean differs(String program, Launch.Output output) {
    return !Transcript.of(program).differences(output.text()).isEmpty();
  }
}
