package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.diag.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HeddleCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine line = new HeddleCommand().commandLine();
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  private String errors() {
    return err.toString().replace(System.lineSeparator(), "\n");
  }

  private String firstError() {
    return err.toString().lines().findFirst().orElse("");
  }

  @Test
  void withoutACommandItShowsThemAll() {
    assertEquals(2, execute());
    assertEquals("error: a command is missing", firstError());
    for (String command : List.of("weave", "check", "run", "dump", "explain")) {
      assertTrue(err.toString().contains("\n  " + command + " "), command);
    }
    assertEquals("", out.toString());
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheRightOne() {
    assertEquals(2, execute("wave"));
    assertEquals(
        "error: there is no command wave; did you mean weave?\n\n'heddle --help' tells how it is used.\n",
        errors());
  }

  @ParameterizedTest
  @CsvSource({
    "weave --clasdir x, unknown option --clasdir; did you mean --classpath?",
    "weave --fromat=json x, unknown option --fromat; did you mean --format?",
    "check --suorces x, unknown option --suorces; did you mean --sources?",
    "run --verbos Main, unknown option --verbos; did you mean --verbose?",
    "weave -z x, unknown option -z",
    "weave --loud x, unknown option --loud",
    "chekc x, there is no command chekc; did you mean check?",
    "build x, there is no command build",
    "explain W0202 W0203, 'W0203' is one argument too many",
  })
  void aMistypedOptionOrCommandIsAnsweredWithTheNearest(String arguments, String error) {
    assertEquals(2, execute(arguments.split(" ")));
    assertEquals("error: " + error, firstError());
    assertEquals(3, errors().lines().count(), errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"weave", "check", "run", "dump", "explain"})
  void eachCommandHasHelp(String command) {
    assertEquals(0, execute(command, "--help"));
    assertTrue(out.toString().startsWith("Usage: heddle " + command + " "), out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"weave", "check", "run", "dump"})
  void allButOneNeedTheirArgument(String command) {
    assertEquals(2, execute(command));
    assertTrue(firstError().startsWith("error: missing required parameter: "), firstError());
  }

  @Test
  void anUnknownStageIsNamed() {
    assertEquals(2, execute("dump", "--stage=link", "A"));
    assertTrue(firstError().contains("'--stage'") && firstError().contains("'link'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W0202", "w0202", "W202", "w202", "202", "0202"})
  void explainPrintsThePageOfACode(String code) {
    assertEquals(0, execute("explain", code));
    assertTrue(out.toString().startsWith("# W0202: "), out.toString());
  }

  @Test
  void explainWithoutACodeListsAllThatHaveAPage() throws IOException {
    Map<String, String> titles = new TreeMap<>();
    try (Stream<Path> pages = Files.list(Path.of("..", "docs", "errors"))) {
      for (Path page : pages.toList()) {
        String title = Files.readString(page).lines().findFirst().orElseThrow();
        titles.put(title.substring(2).replaceFirst(": ", "  "), page.toString());
      }
    }

    assertEquals(0, execute("explain"));

    assertEquals(List.copyOf(titles.keySet()), out.toString().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W9999|the nearest is W0901, the weaver made a mistake",
        "212|the nearest is W0211, yield outside a generator",
        "w0105|the nearest is W0104, the code does not fit its stack map",
        "../cli/version|'heddle explain' lists all",
        "12345678901234567890|'heddle explain' lists all",
      })
  void explainProposesTheNearestOfACodeThatDoesNotExist(String code, String proposal) {
    assertEquals(2, execute("explain", code));
    assertEquals("error: there is no error '" + code + "'; " + proposal, firstError());
    assertEquals("", out.toString());
  }

  @Test
  void aSingleClassFileIsChecked() throws IOException {
    Path file = Path.of("target/test-classes/dev/heddle/weaver/targets/Loops.class");

    assertEquals(0, execute("check", file.toString()), errors());
    assertEquals(file + ": 1 class checked, 1 to weave\n", out.toString().replace("\r", ""));
  }

  @Test
  void whatIsNoWarningCannotBeSilenced() {
    assertEquals(2, execute("check", "--silence=W0501,W0205", "target/classes"));
    assertEquals(
        "error: 'W0205' cannot be silenced, it is not the code of a warning", firstError());
  }

  @Test
  void warningsCanFailTheRunOrBeSilenced() {
    String input = "target/test-classes/dev/heddle/cli/Drops.class";
    assertEquals(0, execute("check", input), errors());
    assertEquals("warning[W0501]: coroutine drop() is never awaited", firstError());
    assertEquals(1, execute("check", "--fail-on-warning", input));
    assertTrue(errors().contains("\nerror[W0501]: coroutine drop() is never awaited"), errors());
    assertEquals(0, execute("check", "--fail-on-warning", "--silence", "W0501", input));
  }

  @Test
  void aFileIsNoProgram() {
    assertEquals(
        List.of(
            "run takes the name of a class, and this is a file",
            "write heddle run -cp heddle-runtime.jar:target/classes dev.heddle.cli.Main"),
        toRun("target/classes/dev/heddle/cli/Main.class"));
    assertEquals(
        "compile it first, javac -cp heddle-runtime.jar -d classes"
            + " src/main/java/dev/heddle/cli/Main.java, then write heddle run -cp"
            + " heddle-runtime.jar:classes Main",
        toRun("src/main/java/dev/heddle/cli/Main.java").get(1));
    assertEquals(
        "write heddle run -cp heddle-runtime.jar:pom.xml MAIN, with the class that has the main method",
        toRun("pom.xml").get(1));
  }

  @Test
  void aClassOfAnotherNameIsTold() {
    assertEquals("no such class", toRun("dev.heddle.cli.Mian").get(0));
    assertEquals(
        "give the full name with dots, and with -cp the directory above its package, or the jar",
        toRun("dev.heddle.cli.Mian").get(1));
    Diagnostic wrong = CommandExamples.problems("target/classes/dev/heddle/cli", "Main").get(0);
    assertEquals("W0412", wrong.code());
    assertTrue(wrong.why().contains("wrong name: dev/heddle/cli/Main"), wrong.why());
  }

  @Test
  void aProgramWhoseSuperclassIsMissingIsTold() {
    Diagnostic missing =
        CommandExamples.problems("target/test-classes", "dev.heddle.weaver.harness.JavaSource")
            .stream()
            .findFirst()
            .orElseThrow();
    assertEquals("W0413", missing.code());
    missing =
        CommandExamples.problems("target/classes", "dev.heddle.cli.HeddleCommand$Version").get(0);
    assertEquals("W0420", missing.code());
    assertEquals(
        "the JVM looked for picocli.CommandLine.IVersionProvider when it linked the program",
        missing.why().replace('$', '.'));
  }

  /** Headline and help of what keeps it from being run. */
  private static List<String> toRun(String main) {
    Diagnostic problem = CommandExamples.problems("target/classes", main).get(0);
    assertEquals("W0412", problem.code());
    return List.of(problem.headline(), problem.help());
  }

  @Test
  void runNeedsTheJarToBeStartedAsAProgram() {
    assertEquals(1, execute("run", "-cp", "target", "Main"));
    assertEquals("error[W0414]: weaving on the fly is not possible here", firstError());
  }

  @Test
  void aClassThatIsNowhereCannotBeDumped() {
    assertEquals(1, execute("dump", "-cp", "target", "no.Such"));
    assertEquals(
        """
        error[W0412]: no such class
          --> no.Such
           = why:  it is neither a class file nor on the class path target
           = help: give the path of a class file, or the full name with dots and the right -cp
           = more: heddle explain W0412

        1 error, 0 warnings
        """,
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void aClassWithoutAsyncMethodsHasNothingToDump() {
    assertEquals(1, execute("dump", "-cp", "target/classes", "dev.heddle.cli.Main"));
    assertEquals("error[W0415]: the stage has nothing to show", firstError());
  }
}
