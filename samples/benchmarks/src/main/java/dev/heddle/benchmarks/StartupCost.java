package dev.heddle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the agent adds to the start of a program without async methods: beside no agent, and beside
 * an agent that only asks to see the classes. Each round starts the program in all three ways, in
 * another order each time, so that what else the machine does falls on all.
 *
 * <pre>
 * java -cp samples/benchmarks/target/classes dev.heddle.benchmarks.StartupCost \
 *     agent/target/heddle-agent.jar [rounds [arguments of java...]]
 * </pre>
 *
 * Without arguments of {@code java}, which name a program that ends by itself, it starts one of
 * 5,000 small classes that it writes.
 */
public final class StartupCost {

  private static final int CLASSES = 5_000;
  private static final int ROUNDS = 20;

  private final List<String> program;

  private StartupCost(List<String> program) {
    this.program = program;
  }

  /**
   * Measures.
   *
   * @param args the agent's jar, how many rounds, and the arguments of {@code java}
   * @throws IOException if the program can't be written
   * @throws InterruptedException if this thread is interrupted while it waits for a JVM
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    Path directory = Files.createTempDirectory("heddle-startup");
    List<String> program =
        args.length > 2
            ? Arrays.asList(args).subList(2, args.length)
            : List.of(
                "-cp",
                GeneratedProgram.write(directory, CLASSES).toString(),
                GeneratedProgram.MAIN);
    Path idle = IdleAgent.write(directory);
    new StartupCost(program)
        .measure(
            rounds,
            List.of(
                new Way("no agent", List.of()),
                new Way("an agent that does nothing", List.of("-javaagent:" + idle)),
                new Way(
                    "heddle-agent", List.of("-javaagent:" + Path.of(args[0]).toAbsolutePath()))));
  }

  /** One way to start the program. */
  private record Way(String name, List<String> options) {}

  private void measure(int rounds, List<Way> ways) throws IOException, InterruptedException {
    List<List<Start>> starts = new ArrayList<>();
    for (Way way : ways) {
      start(way); // what is read from the disk is in memory from here on
      starts.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < ways.size(); i++) {
        int way = Math.floorMod(round % 2 == 0 ? round + i : round - i, ways.size());
        starts.get(way).add(start(ways.get(way)));
      }
    }
    for (int way = 0; way < ways.size(); way++) {
      print(ways.get(way), starts.get(way), starts.get(0));
    }
  }

  private Start start(Way way) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(way.options());
    command.addAll(program);
    return Start.of(command);
  }

  private static void print(Way way, List<Start> starts, List<Start> plain) {
    System.out.printf("%s, %d starts%n", way.name(), starts.size());
    print("wall", Quartiles.of(starts, Start::wallMillis), added(starts, plain, Start::wallMillis));
    if (starts.get(0).cpuMillis() > 0) {
      print("CPU", Quartiles.of(starts, Start::cpuMillis), added(starts, plain, Start::cpuMillis));
    }
  }

  /** By what part of the start without an agent each start of its round was longer, in percent. */
  private static Quartiles added(
      List<Start> starts, List<Start> plain, ToDoubleFunction<Start> time) {
    List<Double> percents = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double base = time.applyAsDouble(plain.get(i));
      percents.add(100 * (time.applyAsDouble(starts.get(i)) - base) / base);
    }
    return Quartiles.of(percents, value -> value);
  }

  private static void print(String what, Quartiles millis, Quartiles added) {
    System.out.printf(
        Locale.ROOT,
        "  %-4s %.0f ms (%.0f to %.0f), adds %.1f %% (%.1f to %.1f)%n",
        what,
        millis.median(),
        millis.lower(),
        millis.upper(),
        added.median(),
        added.lower(),
        added.upper());
  }
}
