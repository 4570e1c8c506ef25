package dev.heddle.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a JVM, the one that the tests run in, and waits for its end. */
final class Jvm {

  /** The agent's jar as the build made it. */
  static final Path AGENT = Path.of(System.getProperty("heddle.agent.jar", "no-agent.jar"));

  private static final int SECONDS = 60;

  private Jvm() {}

  /**
   * What a JVM left behind.
   *
   * @param exitCode its exit code
   * @param out what it wrote to stdout, with line feeds only
   * @param err what it wrote to stderr, likewise
   */
  record Result(int exitCode, String out, String err) {}

  /** Runs {@code java} with these arguments in a directory. */
  static Result java(Path directory, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.language=en");
    command.addAll(List.of(args));
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("CLASSPATH|J.*_OPTIONS"));
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Result(end(builder.start()), read(out), read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code java -jar heddle-agent.jar} with these arguments in a directory. */
  static Result heddle(Path directory, String... args) {
    List<String> all = new ArrayList<>(List.of("-jar", AGENT.toString()));
    all.addAll(List.of(args));
    return java(directory, all.toArray(String[]::new));
  }

  private static int end(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the JVM hangs");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file).replace(System.lineSeparator(), "\n");
    Files.delete(file);
    return text;
  }
}
