package dev.heddle.weaver.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs all targets in another JVM. */
public final class TargetsProcess {

  private TargetsProcess() {}

  /**
   * Runs them.
   *
   * @param home the JDK
   * @param before what goes before the test's class path; may be empty
   * @param more names of more classes with targets
   * @return what each target does, a line each
   */
  public static List<String> run(Path home, String before, String... more)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("targets", ".txt");
    try {
      List<String> command = new ArrayList<>(List.of(OtherJdks.java(home).toString()));
      command.addAll(List.of("-ea", "-Xverify:all", "-XX:-PrintWarnings", "-cp"));
      String classPath = System.getProperty("java.class.path");
      command.add(before.isEmpty() ? classPath : before + File.pathSeparator + classPath);
      command.add(Targets.class.getName());
      command.addAll(List.of(more));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      int exitCode = process.waitFor();
      List<String> lines =
          Files.readAllLines(out).stream().filter(line -> !line.contains("warning:")).toList();
      if (exitCode != 0) {
        throw new AssertionError(String.join("\n", lines));
      }
      return lines;
    } finally {
      Files.delete(out);
    }
  }
}
