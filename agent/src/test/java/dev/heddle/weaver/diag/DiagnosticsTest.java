package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private final Diagnostics diagnostics = new Diagnostics();

  private static Location line(int line) {
    return new Location("a.A", "m", "A.java", line);
  }

  @Test
  void aWarningIsNoError() {
    diagnostics.warning("W0501", "coroutine is dropped", line(4), List.of(), "why", "help");

    assertFalse(diagnostics.hasErrors());
    assertEquals(diagnostics.sorted(), diagnostics.warnings());
  }

  @Test
  void withinALineTheyComeInTheOrderOfTheBytecode() {
    Location late = new Location("a.A", "m", "A.java", 4, 70);
    Location early = new Location("a.A", "n", "A.java", 4, 6);
    diagnostics.error("W0201", "second", late, List.of(), "why", "help");
    diagnostics.warning("W0502", "first", early, List.of(), "why", "help");

    assertEquals(
        List.of("first", "second"),
        diagnostics.sorted().stream().map(Diagnostic::headline).toList());
  }

  @Test
  void theSameInSeveralPlacesOfALineCountsOnceAtTheFirst() {
    for (long position : new long[] {30, 10, 20}) {
      Location place = new Location("a.A", "m", "A.java", 4, position);
      diagnostics.error("W0201", "cannot", place, List.of(), "why", "help");
    }

    assertEquals(
        List.of(10L), diagnostics.sorted().stream().map(d -> d.location().position()).toList());
  }

  @Test
  void onlyAnErrorOfTheClassFileIsDoubtOfIt() {
    diagnostics.warning("W0102", "newer", line(0), List.of(), "why", "help");
    diagnostics.error("W0202", "monitor", line(1), List.of(), "why", "help");
    assertFalse(diagnostics.doubtClassFile());

    diagnostics.error("W0104", "stack map", line(2), List.of(), "why", "help");
    assertTrue(diagnostics.doubtClassFile());
  }

  @Test
  void theyComeInLineOrderAndEachOnce() {
    diagnostics.error("W0202", "second", line(9), List.of(), "why", "help");
    diagnostics.warning("W0501", "third", line(9), List.of(), "why", "help");
    diagnostics.error("W0202", "first", line(8), List.of(), "why", "help");
    diagnostics.error("W0202", "first", line(8), List.of(), "why", "help");

    assertTrue(diagnostics.hasErrors());
    assertEquals(
        List.of("first", "second", "third"),
        diagnostics.sorted().stream().map(Diagnostic::headline).toList());
    assertEquals(
        List.of("third"), diagnostics.warnings().stream().map(Diagnostic::headline).toList());
  }
}
