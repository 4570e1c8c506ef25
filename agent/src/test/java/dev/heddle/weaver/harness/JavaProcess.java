package dev.heddle.weaver.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with the class path of the test, which checks all that it loads. */
final class JavaProcess {

  private JavaProcess() {}

  /**
   * Runs a program to its end.
   *
   * @param home the JDK
   * @param before what goes before the test's class path; may be empty
   * @return the lines that it prints, without the JVM's warnings
   * @throws AssertionError with these lines, if it fails
   */
  static List<String> run(Path home, String before, Class<?> program, List<String> args)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("process", ".txt");
    try {
      List<String> command = new ArrayList<>(List.of(OtherJdks.java(home).toString()));
      command.addAll(List.of("-ea", "-Xverify:all", "-XX:-PrintWarnings", "-cp"));
      String classPath = System.getProperty("java.class.path");
      command.add(before.isEmpty() ? classPath : before + File.pathSeparator + classPath);
      command.add(program.getName());
      command.addAll(args);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      int exitCode = process.waitFor();
      List<String> lines =
          Files.readAllLines(out).stream().filter(line -> !line.contains("warning:")).toList();
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + "\n" + String.join("\n", lines));
      }
      return lines;
    } finally {
      Files.delete(out);
    }
  }
}
