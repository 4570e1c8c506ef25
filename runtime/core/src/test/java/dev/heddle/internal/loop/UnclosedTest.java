package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.LogLines;
import dev.heddle.internal.DebugMode;
import dev.heddle.testkit.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops in debug mode that are dropped. */
class UnclosedTest {
  private static final String LINE =
      "WARNING unclosed event loop, in debug mode since UnclosedTest.java:LINE; close() it, or run"
          + " your program by Asyncio.run()";

  private static List<String> dropped(Unclosed watcher) {
    return LogLines.during(watcher).stream().map(UnclosedTest::withoutNumber).toList();
  }

  private static String withoutNumber(String line) {
    return line.replaceFirst(":[0-9]+;", ":LINE;");
  }

  @Test
  void aLoopThatWasNotClosedIsLogged() {
    Unclosed dropped = Unclosed.watch(new Object());
    dropped.debugSwitched(true);
    DebugMode.loopSwitched(true);
    assertEquals(List.of(LINE), dropped(dropped));
    assertFalse(DebugMode.isOn, "it does not count any more");
  }

  @Test
  void aLoopThatHasLeftDebugModeIsNot() {
    Unclosed closed = Unclosed.watch(new Object());
    closed.debugSwitched(true);
    closed.debugSwitched(false);
    assertEquals(List.of(), dropped(closed));
  }

  private static void dropOne() {
    VirtualTime.loop().setDebug(true);
  }

  @Test
  @Timeout(60)
  void theGarbageCollectorFindsALoopThatNobodyHas() {
    List<String> lines =
        LogLines.during(
            () -> {
              dropOne();
              while (DebugMode.isOn) {
                System.gc();
              }
            });
    assertEquals(List.of(LINE), lines.stream().map(UnclosedTest::withoutNumber).toList());
  }
}
