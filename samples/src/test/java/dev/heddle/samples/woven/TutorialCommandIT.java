package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that runs the whole tutorial and shows how it compares with CPython and C. */
class TutorialCommandIT {
  @Test
  void wovenProgramsAllEqualTheirOriginals() throws IOException, InterruptedException {
    Launch.Output output = run(Built.WOVEN_CLASSES);
    assertEquals(
        "24 of 24 programs print what their originals print.", lastLine(output), output.text());
    assertEquals(22, count(output, "==== equals the output of CPython"));
    assertEquals(2, count(output, "==== equals the output of C"));
    assertEquals(0, output.exitCode());
  }

  /**
   * Ex02 and Ex07 await nothing, and so are as good unwoven; the others are reported, and counted.
   */
  @Test
  void unwovenProgramsAreReportedAndFailTheCommand() throws IOException, InterruptedException {
    Launch.Output output = run(Built.PLAIN_CLASSES);
    assertEquals("2 of 24 programs print what their originals print.", lastLine(output));
    assertEquals(2, count(output, "==== equals the output of CPython"));
    assertEquals(1, output.exitCode());
  }

  private static Launch.Output run(String classes) throws IOException, InterruptedException {
    return new Launch(
            Path.of(System.getProperty("java.home")),
            List.of(
                "-cp",
                Built.classPath(classes, Built.WITH_SOCKETS),
                "dev.heddle.samples.transcript.RunTutorial"))
        .run();
  }

  private static String lastLine(Launch.Output output) {
    List<String> lines = output.text().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static long count(Launch.Output output, String line) {
    return output.text().lines().filter(line::equals).count();
  }
}
