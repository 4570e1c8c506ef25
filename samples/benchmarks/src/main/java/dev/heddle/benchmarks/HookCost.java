package dev.heddle.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs that the JVM asks an agent about a class: one that does nothing, and ours. {@link
 * StartupCost} sees that only through the noise of whole starts; here the ways take turns within
 * milliseconds, in one JVM, over the classes that a program really loads.
 *
 * <pre>
 * java -cp samples/benchmarks/target/classes dev.heddle.benchmarks.HookCost \
 *     agent/target/heddle-agent.jar rounds -cp class-path main-class
 * </pre>
 *
 * Each round loads all classes three times, so that each is loaded once in each way.
 */
public final class HookCost {

  private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: (\\S+)");
  private static final List<String> WAYS = List.of("no agent", "idle agent", "heddle-agent");

  private final Path directory;
  private final Path idle;
  private final String classPath;

  HookCost(Path directory, Path agent, String programs) throws IOException {
    this.directory = directory;
    this.idle = IdleAgent.write(directory);
    String ours = System.getProperty("java.class.path");
    this.classPath = String.join(File.pathSeparator, ours, agent.toString(), programs);
  }

  /**
   * Measures.
   *
   * @param args the agent's jar, how many rounds, {@code -cp}, the program's class path, its main
   *     class and its arguments
   * @throws IOException if a JVM can't be started or read
   * @throws InterruptedException if this thread is interrupted while it waits for a JVM
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> program = Arrays.asList(args).subList(2, args.length);
    HookCost cost =
        new HookCost(Files.createTempDirectory("heddle-hook"), Path.of(args[0]), program.get(1));
    int rounds = Integer.parseInt(args[1]);
    for (String source : List.of("shared", "jrt:", "file:")) {
      cost.measure(source, cost.classesOf(program, source), rounds);
    }
  }

  /**
   * The classes that a program loads, from its own first one on, from class data sharing, from the
   * JDK or from its class path.
   */
  List<String> classesOf(List<String> program, String source)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes.log");
    if (Files.notExists(log)) {
      List<String> command = new ArrayList<>(List.of("-Xlog:class+load:file=" + log));
      command.addAll(program);
      run(command);
    }
    List<String> names = new ArrayList<>();
    boolean hasBegun = false;
    for (String line : Files.readAllLines(log)) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.find()) {
        hasBegun |= loaded.group(2).startsWith("file:");
        boolean isHidden = loaded.group(1).contains("/");
        if (hasBegun && !isHidden && loaded.group(2).startsWith(source)) {
          names.add(loaded.group(1));
        }
      }
    }
    return names;
  }

  private void measure(String source, List<String> classes, int rounds)
      throws IOException, InterruptedException {
    Path names = Files.write(directory.resolve("names.txt"), classes);
    List<double[]> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] micros = new double[WAYS.size()];
      for (int first = 0; first < WAYS.size(); first++) {
        List<String> lines = load(names, first);
        for (int way = 0; way < WAYS.size(); way++) {
          micros[way] += Double.parseDouble(lines.get(way)) / WAYS.size();
        }
      }
      measured.add(micros);
    }
    System.out.printf("%d classes, source %s%n", classes.size(), source);
    for (int way = 0; way < WAYS.size(); way++) {
      print(way, measured);
    }
  }

  private static void print(int way, List<double[]> measured) {
    Quartiles all = Quartiles.of(measured, micros -> micros[way]);
    Quartiles added = Quartiles.of(measured, micros -> micros[way] - micros[0]);
    System.out.printf(
        Locale.ROOT,
        "  %-12s %.1f us a class, adds %.1f (%.1f to %.1f)%n",
        WAYS.get(way),
        all.median(),
        added.median(),
        added.lower(),
        added.upper());
  }

  List<String> load(Path names, int first) throws IOException, InterruptedException {
    return run(
        List.of(
            "-javaagent:" + idle + "=" + IdleAgent.KEEP,
            "-cp",
            classPath,
            HookedLoading.class.getName(),
            names.toString(),
            String.valueOf(first)));
  }

  private static List<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    return printed.lines().toList();
  }
}
