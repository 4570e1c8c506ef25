package dev.heddle.jar;

import dev.heddle.weaver.harness.OtherJdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts JVMs of one JDK and waits for their end.
 *
 * @param home the JDK
 */
record Jvm(Path home) {

  /** The agent's jar as the build made it. */
  static final Path AGENT = Path.of(System.getProperty("heddle.agent.jar", "no-agent.jar"));

  private static final int SECONDS = 180;

  /** The JDK that the tests run in. */
  static Jvm ours() {
    return new Jvm(Path.of(System.getProperty("java.home")));
  }

  /** That one and those beside it. */
  static List<Jvm> all() throws IOException {
    List<Jvm> all = new ArrayList<>(List.of(ours()));
    OtherJdks.homes().forEach(home -> all.add(new Jvm(home)));
    return all;
  }

  /**
   * What a JVM left behind.
   *
   * @param exitCode its exit code
   * @param out what it wrote to stdout, with line feeds only
   * @param err what it wrote to stderr, likewise
   */
  record Result(int exitCode, String out, String err) {}

  /** Runs {@code java} with these arguments in a directory. */
  Result java(Path directory, String... args) {
    List<String> command = new ArrayList<>();
    command.add(OtherJdks.java(home).toString());
    command.add("-Duser.language=en");
    command.add("-XX:TieredStopAtLevel=1"); // not worth more to programs that live for a second
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
  Result heddle(Path directory, String... args) {
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
