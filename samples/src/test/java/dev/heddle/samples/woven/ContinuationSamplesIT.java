package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of continuations, woven by the plugin, print what stands beside them. */
class ContinuationSamplesIT {
  private static final String PACKAGE = "dev.heddle.samples.";

  @ParameterizedTest
  @CsvSource({
    "beyond.Queens, beyond/Queens.out",
    "beyond.CheckpointedSearch, beyond/CheckpointedSearch.out",
    "beyond.ForkedGenerator, beyond/ForkedGenerator.out",
    "beyond.ScheduleDemo, beyond/ScheduleDemo.out"
  })
  void printsWhatIsExpected(String program, String expected)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(Way.PLUGIN.arguments(Built.RUNTIME_JAR));
    arguments.add(PACKAGE + program);
    Launch.Output output = new Launch(Path.of(System.getProperty("java.home")), arguments).run();
    assertEquals(textOf(expected), output.text().replace("\r\n", "\n"));
    assertEquals(0, output.exitCode());
  }

  private static String textOf(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Launch.class.getResourceAsStream("/dev/heddle/samples/" + resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
