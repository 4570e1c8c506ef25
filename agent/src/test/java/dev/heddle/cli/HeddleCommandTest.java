package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HeddleCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine line = new HeddleCommand().commandLine();
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
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
    assertTrue(err.toString().contains("heddle weave"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"weave", "check", "run", "dump", "explain"})
  void eachCommandHasHelpAndNeedsItsArgument(String command) {
    assertEquals(0, execute(command, "--help"));
    assertTrue(out.toString().startsWith("Usage: heddle " + command + " "), out.toString());

    assertEquals(2, execute(command));
    assertTrue(firstError().startsWith("error: missing required parameter: "), firstError());
  }

  @Test
  void anUnknownStageIsNamed() {
    assertEquals(2, execute("dump", "--stage=link", "A"));
    assertTrue(firstError().contains("'--stage'") && firstError().contains("'link'"));
  }

  @Test
  void explainPrintsThePageOfACode() {
    assertEquals(0, execute("explain", "w0202"));
    assertTrue(out.toString().startsWith("# W0202: "), out.toString());
  }

  @Test
  void explainKnowsNoOtherCodes() {
    assertEquals(2, execute("explain", "W9999"));
    assertEquals("error: there is no error 'W9999'", firstError());
    assertEquals(2, execute("explain", "../cli/version"));
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
