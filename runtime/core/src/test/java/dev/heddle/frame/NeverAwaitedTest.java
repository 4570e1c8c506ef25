package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
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

  private List<String> unstarted() {
    return NeverAwaited.takeUnstarted(loop).stream().map(ErrorContext::message).toList();
  }

  @Test
  void aWatchedLoopKnowsItsUnstartedCoroutinesInTheOrderOfMaking() {
    NeverAwaited.watch(loop);
    EventLoop.setCurrent(loop);
    try {
      Coroutine<?> kept = Asyncio.yieldNow();
      loop.callSoon(NeverAwaitedTest::dropped);
      idle();
      Asyncio.sleep(Duration.ZERO, "closed").close();
      assertEquals(
          List.of("coroutine 'yieldNow' was never awaited", "coroutine 'sleep' was never awaited"),
          unstarted());
      assertEquals(Coroutine.State.CREATED, kept.state());
      assertEquals(List.of(), unstarted(), "each is told once");
      assertFalse(loop.getDebug());
      assertFalse(loop.createFuture().toString().contains("created at"));
    } finally {
      EventLoop.setCurrent(null);
      NeverAwaited.unwatch(loop);
    }
    dropped();
    assertEquals(List.of(), unstarted());
  }

  /** A call of the other thread is about to be suspended while this one's loop is idle. */
  @Test
  void aFrameThatAnotherThreadIsMakingIsNotTakenForACoroutine() throws Exception {
    NeverAwaited.watch(loop);
    CountDownLatch made = new CountDownLatch(1);
    CountDownLatch idled = new CountDownLatch(1);
    FutureTask<WeakReference<Object>> other =
        new FutureTask<>(
            () -> {
              EventLoop.setCurrent(loop);
              Frame<?> frame = Script.script(v -> null);
              made.countDown();
              idled.await();
              new Suspension(loop).push(frame);
              return new WeakReference<>(frame);
            });
    Thread thread = new Thread(other);
    thread.start();
    made.await();
    idle();
    idled.countDown();
    WeakReference<Object> frame = other.get();
    thread.join();
    idle(); // lets go of it
    collect(frame);
    assertEquals(List.of(), unstarted());
    NeverAwaited.unwatch(loop);
  }
}
