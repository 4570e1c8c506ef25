package dev.heddle.agent;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Nearest;
import dev.heddle.weaver.diag.Severity;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of the agent, as in {@code -javaagent:heddle-agent.jar=verbose,dump=woven}.
 *
 * @param verbose {@code verbose}: say on stderr which classes are woven
 * @param warnings {@code warnings=off}: don't print what is doubtful but can be woven
 * @param dump {@code dump=DIR}: write each woven class and its frames there, or null
 * @param sources {@code sources=DIRS}: source roots to quote in messages, separated as a class path
 *     is; without it they are looked for beside the directory of the class
 */
public record AgentOptions(
    boolean verbose, boolean warnings, @Nullable Path dump, List<Path> sources) {

  private static final AgentOptions NONE = new AgentOptions(false, true, null, List.of());

  private static final List<String> NAMES = List.of("verbose", "warnings", "dump", "sources");

  private static final String KNOWN =
      "the options are verbose, warnings=on|off, dump=DIR and sources=DIRS, separated by commas";

  /** Takes an immutable copy. */
  public AgentOptions {
    sources = List.copyOf(sources);
  }

  /** The options that hold when none are given. */
  public static AgentOptions none() {
    return NONE;
  }

  /**
   * Reads options.
   *
   * @param text options separated by commas; null and empty = none
   * @throws AgentOptionsException if one is unknown or lacks its value
   */
  public static AgentOptions parse(@Nullable String text) throws AgentOptionsException {
    AgentOptions options = NONE;
    if (text == null || text.isBlank()) {
      return options;
    }
    for (String option : text.split(",", -1)) {
      options = options.with(option.strip());
    }
    return options;
  }

  private AgentOptions with(String option) throws AgentOptionsException {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : option.substring(equals + 1);
    try {
      return switch (name) {
        case "verbose" -> new AgentOptions(flag(option, value, equals), warnings, dump, sources);
        case "warnings" -> new AgentOptions(verbose, flag(option, value, equals), dump, sources);
        case "dump" ->
            new AgentOptions(verbose, warnings, Path.of(required(option, value)), sources);
        case "sources" -> new AgentOptions(verbose, warnings, dump, paths(required(option, value)));
        default ->
            throw wrong(
                "there is no option '" + option + "'",
                Nearest.to(name, NAMES).map(meant -> "did you mean " + meant + "? ").orElse(""));
      };
    } catch (InvalidPathException e) {
      throw wrong("'" + option + "' is no path: " + e.getReason());
    }
  }

  private static boolean flag(String option, String value, int equals)
      throws AgentOptionsException {
    if (equals < 0 || value.equals("on")) {
      return true;
    }
    if (value.equals("off")) {
      return false;
    }
    throw wrong("'" + option + "' is neither on nor off");
  }

  private static String required(String option, String value) throws AgentOptionsException {
    if (value.isEmpty()) {
      throw wrong("'" + option + "' lacks its value");
    }
    return value;
  }

  private static List<Path> paths(String value) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(value)
        .map(Path::of)
        .toList();
  }

  private static AgentOptionsException wrong(String why) {
    return wrong(why, "");
  }

  private static AgentOptionsException wrong(String why, String guess) {
    return new AgentOptionsException(
        new Diagnostic(
            "W0409",
            Severity.ERROR,
            "wrong options for the agent",
            Location.ofFile("-javaagent"),
            List.of(),
            why,
            guess + KNOWN));
  }
}
