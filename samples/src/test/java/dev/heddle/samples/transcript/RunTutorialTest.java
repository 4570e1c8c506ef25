package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTutorialTest {
  private static final Program EX02 = new Program("ex02");
  private static final String HEAD =
      "---- ex02 --------------------------------------------------------------\n";

  @Test
  void equalOutputIsShownWithOneLineThatSaysSo() {
    assertEquals(
        HEAD + "in coroutine\n==== equals the output of CPython\n\n",
        RunTutorial.report(EX02, new Launch.Output(0, "in coroutine\n"), List.of()));
  }

  @Test
  void differencesAndExitCodeAreShownBelowTheOutput() {
    assertEquals(
        HEAD + "in cor\n!!!! line 1: one\n!!!! line 2: two\n!!!! exit code 1\n\n",
        RunTutorial.report(
            EX02, new Launch.Output(1, "in cor"), List.of("line 1: one", "line 2: two")));
  }

  @Test
  void aProgramThatPrintsEverythingAndFailsIsNotEqual() {
    assertEquals(
        HEAD + "in coroutine\n!!!! exit code 3\n\n",
        RunTutorial.report(EX02, new Launch.Output(3, "in coroutine\n"), List.of()));
  }
}
