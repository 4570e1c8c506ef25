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
