package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.LogLines;
import dev.heddle.internal.DebugMode;
import dev.heddle.testkit.VirtualTime;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loops in debug mode that are dropped. */
class UnclosedTest {
  private static final String LINE =
      "WARNING unclosed event loop, in debug mode since UnclosedTest.java:LINE; close() it, or run"
          + " your program by Asyncio.run()";

  /** Kept to the end of a test: the cleaner must not come between. */
  private final Object loop = new Object();

  private final Unclosed watcher = Unclosed.watch(loop);

  private static List<String> during(Runnable action) {
    return withoutNumbers(LogLines.during(action));
  }

  private static List<String> withoutNumbers(List<String> lines) {
    return Stream.of(lines.toArray(String[]::new))
        .map(line -> line.replaceFirst(":[0-9]+;", ":LINE;"))
        .toList();
  }

  @Test
  void aLoopThatWasNotClosedIsLoggedOnce() {
    watcher.debugSwitched(true);
    DebugMode.loopSwitched(true);
    assertEquals(List.of(LINE), during(watcher));
    assertFalse(DebugMode.isOn, "it does not count any more");
    assertEquals(List.of(), during(watcher), "as the cleaner does in the end");
    DebugMode.loopSwitched(true);
    assertTrue(DebugMode.isOn, "it was taken out of the count once");
    DebugMode.loopSwitched(false);
    Reference.reachabilityFence(loop);
  }

  @Test
  void aLoopThatHasLeftDebugModeIsNot() {
    watcher.debugSwitched(true);
    watcher.debugSwitched(false);
    assertEquals(List.of(), during(watcher));
    Reference.reachabilityFence(loop);
  }

  private static void dropOne() {
    VirtualTime.loop().setDebug(true);
  }

  /** Loops that other tests have dropped may be found as well. */
  @Test
  void theGarbageCollectorFindsALoopThatNobodyHas() {
    LogLines.following(
        Level.INFO,
        lines -> {
          dropOne();
          long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
          while (!withoutNumbers(lines).contains(LINE)) {
            assertTrue(System.nanoTime() < deadline, () -> "not within 30 s among " + lines);
            System.gc();
          }
        });
  }
}
