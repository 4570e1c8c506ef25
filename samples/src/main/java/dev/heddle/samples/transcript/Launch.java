package dev.heddle.samples.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program in a JVM of its own.
 *
 * @param javaHome the JDK that runs it
 * @param arguments what follows {@code java} on the command line
 */
public record Launch(Path javaHome, List<String> arguments) {
  private static final int PATIENCE_SECONDS = 120;
  private static final int ATTEMPTS = 3;

  /** Copies the arguments. */
  public Launch {
    arguments = List.copyOf(arguments);
  }

  /**
   * What a run left behind.
   *
   * @param exitCode the exit status of the JVM
   * @param text standard output and standard error together, in the order of writing
   */
  public record Output(int exitCode, String text) {}

  /**
   * Runs the program to its end.
   *
   * @throws IOException if the JVM can't be started, or doesn't end within two minutes
   */
  public Output run() throws IOException, InterruptedException {
    // A file rather than a pipe: a program that hangs can't hang its reader.
    Path printed = Files.createTempFile("heddle", ".out");
    try {
      Process process = start(printed);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException(
            "still running after %d s: java %s%nprinted so far:%n%s"
                .formatted(PATIENCE_SECONDS, String.join(" ", arguments), textOf(printed)));
      }
      return new Output(process.exitValue(), textOf(printed));
    } finally {
      Files.delete(printed);
    }
  }

  /**
   * Runs the program to its end. One that counts on the machine's time has three attempts, if it
   * differs from its transcript in nothing but that it is late; what is early, or in another order,
   * is given at once.
   *
   * @throws IOException if the JVM can't be started, or doesn't end within two minutes
   */
  public Output run(Transcript transcript) throws IOException, InterruptedException {
    Output output = run();
    for (int i = 1; i < ATTEMPTS && transcript.isOnlyLate(output); i++) {
      output = run();
    }
    return output;
  }

  private Process start(Path printed) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    // The programs live for a second: the second compiler would take a third more time for nothing.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    // These make the JVM announce that it picked them up, in the middle of the output.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }

  private static String textOf(Path printed) throws IOException {
    return Files.readString(printed, StandardCharsets.UTF_8);
  }
}
