package dev.heddle.samples.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tutorial's programs one after the other and shows of each what it printed, and whether
 * that equals what its original printed on CPython, or in C.
 *
 * <p>Each program gets a JVM of its own, with the class path of this one. The exit code is 1 if any
 * differs.
 */
final class RunTutorial {
  private static final int WIDTH = 72;

  private RunTutorial() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int equal = 0;
    for (Program program : Program.TUTORIAL) {
      Transcript transcript = Transcript.of(program);
      Launch.Output output = launch(program).run(transcript);
      List<String> differences = transcript.differences(output.text());
      boolean passes = differences.isEmpty() && output.exitCode() == 0;
      System.out.print(report(program, output, differences));
      equal += passes ? 1 : 0;
    }
    System.out.println(
        "%d of %d programs print what their originals print."
            .formatted(equal, Program.TUTORIAL.size()));
    System.exit(equal == Program.TUTORIAL.size() ? 0 : 1);
  }

  private static Launch launch(Program program) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), program.mainClass()));
    arguments.addAll(program.arguments());
    return new Launch(Path.of(System.getProperty("java.home")), arguments);
  }

  /** The program's output under its name, then one line that says "equal", or what isn't. */
  static String report(Program program, Launch.Output output, List<String> differences) {
    StringBuilder report = new StringBuilder();
    String head = "---- " + program.name() + " ";
    report.append(head).append("-".repeat(WIDTH - head.length())).append('\n');
    report.append(output.text());
    if (!output.text().endsWith("\n")) {
      report.append('\n');
    }
    if (differences.isEmpty() && output.exitCode() == 0) {
      report.append("==== equals the output of ").append(program.original()).append('\n');
    }
    for (String difference : differences) {
      report.append("!!!! ").append(difference).append('\n');
    }
    if (output.exitCode() != 0) {
      report.append("!!!! exit code ").append(output.exitCode()).append('\n');
    }
    return report.append('\n').toString();
  }
}
