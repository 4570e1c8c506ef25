package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that runs the whole tutorial and shows how it compares with CPython. */
class TutorialCommandIT {
  @Test
  void wovenProgramsAllEqualCPythonsOutput() throws IOException, InterruptedException {
    Launch.Output output = run(Built.WOVEN);
    assertEquals("21 of 21 programs print what CPython prints.", lastLine(output));
    assertEquals(21, count(output, "==== equals CPython's output"));
    assertEquals(0, output.exitCode());
  }

  /**
   * Ex02 and Ex07 await nothing, and so are as good unwoven; the others are reported, and counted.
   */
  @Test
  void unwovenProgramsAreReportedAndFailTheCommand() throws IOException, InterruptedException {
    Launch.Output output = run(Built.PLAIN);
    assertEquals("2 of 21 programs print what CPython prints.", lastLine(output));
    assertEquals(2, count(output, "==== equals CPython's output"));
    assertEquals(1, output.exitCode());
  }

  private static Launch.Output run(String classPath) throws IOException, InterruptedException {
    return new Launch(
            Path.of(System.getProperty("java.home")),
            List.of("-cp", classPath, "dev.heddle.samples.transcript.RunTutorial"))
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
