package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import dev.heddle.samples.transcript.Program;
import dev.heddle.samples.transcript.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program that has an original, woven each way, on each JDK that is there. */
class TutorialIT {
  private static final Set<String> COUNT_ON_TIME = Set.of("ex06", "ex17");

  static Stream<Arguments> runs() {
    return Jdk.found().stream()
        .flatMap(
            jdk ->
                Stream.of(Way.values())
                    .flatMap(way -> Program.all().map(p -> Arguments.of(p, way, jdk))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("runs")
  void printsWhatItsOriginalPrints(Program program, Way way, Jdk jdk)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(way.arguments(runtimeFor(program)));
    arguments.add(program.mainClass());
    arguments.addAll(program.arguments());
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

  /** Nothing but the runtime where no socket is opened. */
  private static String runtimeFor(Program program) {
    return program.opensSockets() ? Built.WITH_SOCKETS : Built.RUNTIME_JAR;
  }

  /**
   * What counts on the machine's time has three attempts, each of which has to keep all of its
   * rule. The rule of ex06 bounds lateness; in ex17 a machine that is late by a tenth of a second
   * wakes two phases in one pass, and both are done before the first answer is received, in CPython
   * as well. A fault of the order itself would be there each time.
   */
  private static int attempts(Program program) {
    return COUNT_ON_TIME.contains(program.name()) ? 3 : 1;
  }

  private static boolean differs(Program program, Launch.Output output) {
    return !Transcript.of(program).differences(output.text()).isEmpty();
  }
}
