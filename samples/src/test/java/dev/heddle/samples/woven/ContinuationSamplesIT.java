package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of continuations, woven each way, on each JDK, print what stands beside them. */
class ContinuationSamplesIT {
  private static final String FOLDER = "/dev/heddle/samples/beyond/";

  private static final List<String> SAMPLES =
      List.of("CheckpointedSearch", "ForkedGenerator", "Queens", "ScheduleDemo", "TinyLoop");

  static Stream<Arguments> runs() {
    return Jdk.found().stream()
        .flatMap(
            jdk ->
                Stream.of(Way.values())
                    .flatMap(way -> SAMPLES.stream().map(s -> Arguments.of(s, way, jdk))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("runs")
  void printsWhatIsExpected(String sample, Way way, Jdk jdk)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(way.arguments(Built.RUNTIME_JAR));
    arguments.add("dev.heddle.samples.beyond." + sample);
    Launch.Output output = new Launch(jdk.home(), arguments).run();
    assertEquals(textOf(sample + ".out"), output.text().replace("\r\n", "\n"));
    assertEquals(0, output.exitCode());
  }

  private static String textOf(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Launch.class.getResourceAsStream(FOLDER + resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
