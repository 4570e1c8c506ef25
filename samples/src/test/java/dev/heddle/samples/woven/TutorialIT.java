package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import dev.heddle.samples.transcript.Program;
import dev.heddle.samples.transcript.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program that has an original, woven each way, on each JDK that is there. */
class TutorialIT {
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
    Transcript transcript = Transcript.of(program);
    Launch.Output output = new Launch(jdk.home(), arguments).run(transcript);
    String run =
        "%s, %s, JDK %d printed:%n%s".formatted(program, way, jdk.feature(), output.text());
    assertEquals(List.of(), transcript.differences(output.text()), run);
    assertEquals(0, output.exitCode(), run);
  }

  /** Nothing but the runtime where no socket is opened. */
  private static String runtimeFor(Program program) {
    return program.opensSockets() ? Built.WITH_SOCKETS : Built.RUNTIME_JAR;
  }
}
