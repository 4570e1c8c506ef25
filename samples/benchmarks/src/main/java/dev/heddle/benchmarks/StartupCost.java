package dev.heddle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the agent adds to the start of a program of 5,000 classes without async methods. Each pair
 * starts the program without and with the agent, in alternating order, so that what else the
 * machine does falls on both.
 *
 * <pre>
 * java -cp samples/benchmarks/target/classes dev.heddle.benchmarks.StartupCost \
 *     agent/target/heddle-agent.jar [pairs] [options of the JVM...]
 * </pre>
 */
public final class StartupCost {

  private static final int CLASSES = 5_000;
  private static final int PAIRS = 20;

  private final Path agent;
  private final Path program;
  private final List<String> options;

  private StartupCost(Path agent, Path program, List<String> options) {
    this.agent = agent;
    this.program = program;
    this.options = options;
  }

  /**
   * Measures.
   *
   * @param args the agent's jar, how many pairs, and options for both JVMs of a pair
   * @throws IOException if the program can't be written
   * @throws InterruptedException if this thread is interrupted while it waits for a JVM
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : PAIRS;
    List<String> options =
        args.length > 2 ? Arrays.asList(args).subList(2, args.length) : List.of();
    Path directory = Files.createTempDirectory("heddle-startup");
    Path program = GeneratedProgram.write(directory, CLASSES);
    new StartupCost(Path.of(args[0]), program, options).measure(pairs);
  }

  private void measure(int pairs) throws IOException, InterruptedException {
    start(false);
    start(true);
    List<Double> plain = new ArrayList<>();
    List<Double> added = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      boolean agentFirst = pair % 2 == 1;
      double first = start(agentFirst);
      double second = start(!agentFirst);
      double without = agentFirst ? second : first;
      plain.add(without);
      added.add((first + second - without) / without - 1);
    }
    System.out.printf(
        Locale.ROOT,
        "start without the agent: %.0f ms (quartiles %.0f to %.0f)%n",
        quantile(plain, 0.5),
        quantile(plain, 0.25),
        quantile(plain, 0.75));
    System.out.printf(
        Locale.ROOT,
        "the agent adds: %.1f %% (quartiles %.1f to %.1f), %d pairs%n",
        100 * quantile(added, 0.5),
        100 * quantile(added, 0.25),
        100 * quantile(added, 0.75),
        pairs);
  }

  /** Starts the program and waits for its end; the milliseconds that took. */
  private double start(boolean withAgent) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (withAgent) {
      command.add("-javaagent:" + agent.toAbsolutePath());
    }
    command.addAll(List.of("-cp", program.toString(), GeneratedProgram.MAIN));
    long before = System.nanoTime();
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException(command + " ended with " + exitCode);
    }
    return (System.nanoTime() - before) / 1e6;
  }

  private static double quantile(List<Double> values, double which) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(which * (sorted.size() - 1)));
  }
}
