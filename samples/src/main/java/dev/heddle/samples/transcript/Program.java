package dev.heddle.samples.transcript;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sample that follows a program in another language and prints what that prints.
 *
 * @param name the name of its transcript: {@code ex01}, {@code echo_server}, {@code beyond_streams}
 * @param arguments what it is started with
 */
public record Program(String name, List<String> arguments) {
  /** The tutorial, in the order in which to read it. */
  public static final List<Program> TUTORIAL =
      Stream.concat(
              IntStream.rangeClosed(1, 21).mapToObj("ex%02d"::formatted).map(Program::new),
              Stream.of(
                  // without a number of rounds it never ends
                  new Program("ucontext1", List.of("4")),
                  new Program("ucontext2"),
                  new Program("echo_server")))
          .toList();

  /** What the tutorial stops short of. */
  public static final List<Program> BEYOND =
      Stream.of(
              "beyond_echo_client",
              "beyond_streams",
              "beyond_future_states",
              "beyond_runner",
              "beyond_stop",
              "beyond_signals",
              "beyond_async_iteration",
              "beyond_executor_threads",
              "beyond_debug_never_awaited",
              "beyond_debug_slow_callback",
              "py313_eager_tasks",
              "beyond_taskgroup",
              "beyond_queue_kinds",
              "beyond_wait_modes",
              "py313_queue_shutdown",
              "py313_as_completed_async")
          .map(Program::new)
          .toList();

  private static final Set<String> OPEN_SOCKETS =
      Set.of("echo_server", "beyond_echo_client", "beyond_streams");

  /** A program that needs a Python newer than the others' has that in front of its name. */
  private static final Pattern BEYOND_PREFIX = Pattern.compile("^(beyond|py[0-9]+)_");

  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  /** Copies the arguments. */
  public Program {
    arguments = List.copyOf(arguments);
  }

  /** A program without arguments. */
  Program(String name) {
    this(name, List.of());
  }

  /** All of them. */
  public static Stream<Program> all() {
    return Stream.concat(TUTORIAL.stream(), BEYOND.stream());
  }

  /** The class to start: {@code dev.heddle.samples.tutorial.EchoServer}. */
  public String mainClass() {
    String words = BEYOND_PREFIX.matcher(name).replaceFirst("");
    String simpleName =
        words.substring(0, 1).toUpperCase(Locale.ROOT) + camelCase(words.substring(1));
    return "dev.heddle.samples." + folder() + "." + simpleName;
  }

  /** Whether it needs heddle-net. */
  public boolean opensSockets() {
    return OPEN_SOCKETS.contains(name);
  }

  /** The file with what the original prints, seen from the samples' package. */
  String transcript() {
    return folder() + "/" + name + ".out";
  }

  /** Whose output it is. */
  String original() {
    return name.startsWith("ucontext") ? "C" : "CPython";
  }

  /** A name of Python's in Java's notation. */
  static String camelCase(String name) {
    return NEXT_WORD
        .matcher(name)
        .replaceAll((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT));
  }

  private String folder() {
    return BEYOND_PREFIX.matcher(name).find() ? "beyond" : "tutorial";
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
