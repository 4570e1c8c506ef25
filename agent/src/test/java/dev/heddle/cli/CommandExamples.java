package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of error pages that are about the command's own arguments. */
public final class CommandExamples {

  private static final String CLASSES = "target/classes";

  /** Code to what the example of its page gives. */
  public static final Map<String, Callable<List<String>>> ALL =
      Map.of(
          "W0411", () -> heddle("weave", "-cp", "missing.jar", CLASSES),
          "W0412", () -> heddle("dump", "-cp", CLASSES, "no.Such"),
          "W0413", () -> load(CLASSES, "dev.heddle.weaver.Stage"),
          "W0414", () -> heddle("run", "-cp", CLASSES, "Main"),
          "W0415", () -> heddle("dump", "-cp", CLASSES, "dev.heddle.cli.Main"),
          "W0420", () -> load("target/test-classes", "dev.heddle.weaver.targets.Loops"));

  private CommandExamples() {}

  private static List<String> heddle(String... args) {
    StringWriter err = new StringWriter();
    new HeddleCommand().commandLine().setErr(new PrintWriter(err)).execute(args);
    return Pattern.compile("(?m)^error\\[(W\\d+)]")
        .matcher(err.toString())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static List<String> load(String classPath, String main) {
    return problems(classPath, main).stream().map(Diagnostic::code).toList();
  }

  /** What keeps a program from being started. */
  static List<Diagnostic> problems(String classPath, String main) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    String pathBefore = System.getProperty("java.class.path");
    Diagnostics diagnostics = new Diagnostics();
    try {
      ClassPath entries = ClassPath.parse(classPath, diagnostics);
      Program.load(entries, main, List.of(), diagnostics);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      System.setProperty("java.class.path", pathBefore);
    }
    return diagnostics.sorted();
  }
}
