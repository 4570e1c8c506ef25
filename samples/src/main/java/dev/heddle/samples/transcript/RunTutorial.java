package dev.heddle.samples.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the tutorial's programs one after the other and shows of each what it printed, and whether
 * that equals what CPython printed.
 *
 * <p>Each program gets a JVM of its own, with the class path of this one. The exit code is 1 if any
 * differs.
 */
final class RunTutorial {
  private static final int WIDTH = 72;

  private RunTutorial() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int equal = 0;
    for (String program : Tutorial.PROGRAMS) {
      Launch.Output output = launch(program).run();
      List<String> differences = Transcript.of(program).differences(output.text());
      boolean passes = differences.isEmpty() && output.exitCode() == 0;
      System.out.print(report(program, output, differences));
      equal += passes ? 1 : 0;
    }
    System.out.println(
        "%d of %d programs print what CPython prints.".formatted(equal, Tutorial.PROGRAMS.size()));
    System.exit(equal == Tutorial.PROGRAMS.size() ? 0 : 1);
  }

  private static Launch launch(String program) {
    return new Launch(
        Path.of(System.getProperty("java.home")),
        List.of("-cp", System.getProperty("java.class.path"), Tutorial.mainClass(program)));
  }

  /** The program's output under its name, then one line that says "equal", or what isn't. */
  static String report(String program, Launch.Output output, List<String> differences) {
    StringBuilder report = new StringBuilder();
    String head = "---- " + program + " ";
    report.append(head).append("-".repeat(WIDTH - head.length())).append('\n');
    report.append(output.text());
    if (!output.text().endsWith("\n")) {
      report.append('\n');
    }
    if (differences.isEmpty() && output.exitCode() == 0) {
      report.append("==== equals CPython's output\n");
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
