package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Asyncio;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.testkit.VirtualTime;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coroutines that the garbage collector finds. */
class NeverAwaitedTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<String> reports = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private static WeakReference<Object> dropped() {
    return new WeakReference<>(Asyncio.sleep(Duration.ofMillis(1)));
  }

  private static void collect(WeakReference<Object> dropped) {
    while (dropped.get() != null) {
      System.gc();
    }
  }

  private void idle() {
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
  }

  @Test
  void aCoroutineMadeOutsideOfTheLoopIsReportedWhenItIsCollected() {
    loop.setDebug(true);
    loop.setExceptionHandler((where, context) -> reports.add(context.message()));
    WeakReference<Object> dropped = dropped();
    idle(); // lets go of it
    collect(dropped);
    while (reports.isEmpty()) {
      idle(); // the collector hands it over some time after it has gone
    }
    assertEquals(List.of("coroutine 'sleep' was never awaited"), reports);
  }

  @Test
  void theReportSaysWhere() {
    loop.setDebug(true);
    List<ErrorContext> contexts = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> contexts.add(context));
    loop.callSoon(NeverAwaitedTest::dropped);
    idle();
    loop.close();
    List<?> stack = (List<?>) contexts.get(0).get(ErrorContext.SOURCE_TRACEBACK);
    assertEquals("dropped", ((StackTraceElement) stack.get(0)).getMethodName());
  }
}
