package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.weaver.continuation.AsyncGenerators.LOG;
import static dev.heddle.weaver.continuation.AsyncGenerators.countdown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.continuation.AsyncGenerator;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How generators that await come to their end: by consumers, cancellation and the loop. */
final class AsyncGeneratorEnds {
  private AsyncGeneratorEnds() {}

  @Async
  static Coroutine<Void> leavesEarly() throws Exception {
    try {
      await(
          countdown(3)
              .forEach(
                  n -> {
                    throw new IllegalStateException("enough");
                  }));
    } catch (IllegalStateException e) {
      LOG.add(e.getMessage());
    }
    await(
        countdown(1)
            .forEachAwait(
                n -> {
                  await(yieldNow());
                  LOG.add("awaited " + n);
                  return done();
                }));
    return done();
  }

  static void aBodyThatFailsClosesTheGenerator() throws Exception {
    LOG.clear();
    Asyncio.run(leavesEarly());
    assertEquals(List.of("finally", "enough", "awaited 1", "got null", "finally"), LOG);
  }

  @Async
  static AsyncGenerator<Integer> sleepy() {
    try {
      AsyncGenerator.yield(1);
      await(Asyncio.sleep(Duration.ofDays(1)));
    } finally {
      LOG.add("finally");
    }
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<Void> cancelled() {
    Task<?> task = createTask(sleepy().forEach(LOG::add));
    await(yieldNow());
    await(yieldNow());
    task.cancel();
    try {
      await(task);
    } catch (CancelledError e) {
      LOG.add("cancelled");
    }
    return done();
  }

  static void cancellationReachesTheBody() {
    LOG.clear();
    Asyncio.run(cancelled());
    assertEquals(List.of(1, "finally", "cancelled"), LOG);
  }

  private static AsyncGenerator<Object> kept;

  @Async
  static Coroutine<Void> forgets() {
    kept = countdown(3);
    await(kept.next());
    assertFalse(EventLoop.running().asyncGenerators().isEmpty());
    return done();
  }

  static void theLoopClosesWhatIsLeft() {
    LOG.clear();
    Asyncio.run(forgets());
    assertEquals(List.of("finally"), LOG);
    assertEquals(Coroutine.State.CLOSED, kept.state());
    try (EventLoop loop = EventLoop.create()) {
      loop.runUntilComplete(forgets());
      loop.runUntilComplete(loop.shutdownAsyncgens());
      assertTrue(loop.asyncGenerators().isEmpty());
      List<String> reports = new ArrayList<>();
      loop.setExceptionHandler((l, context) -> reports.add(context.message()));
      loop.runUntilComplete(forgets());
      assertEquals(1, reports.size());
      assertTrue(
          reports.get(0).endsWith("was scheduled after loop.shutdownAsyncgens() call"),
          reports.get(0));
    }
    assertEquals(List.of("finally", "finally"), LOG);
  }

  @Async
  static AsyncGenerator<Integer> failsOnExit() {
    try {
      AsyncGenerator.yield(1);
    } finally {
      throwIt();
    }
    return AsyncGenerator.done();
  }

  private static void throwIt() {
    throw new ArithmeticException("on exit");
  }

  @Async
  static Coroutine<Object> take(AsyncGenerator<?> generator) {
    return done(await(generator.next()).value());
  }

  static void aFailureWhileTheLoopClosesThemIsReported() {
    List<String> reports = new ArrayList<>();
    try (EventLoop loop = EventLoop.create()) {
      loop.setExceptionHandler(
          (l, context) -> reports.add(context.message() + ": " + context.exception()));
      kept = null;
      AsyncGenerator<Integer> generator = failsOnExit();
      assertEquals(1, loop.runUntilComplete(take(generator)));
      loop.runUntilComplete(loop.shutdownAsyncgens());
      assertEquals(1, reports.size());
      assertTrue(
          reports
              .get(0)
              .startsWith(
                  "an error occurred during closing of asynchronous generator"
                      + " <async_generator failsOnExit()"),
          reports.get(0));
      assertTrue(reports.get(0).endsWith("java.lang.ArithmeticException: on exit"));
    }
  }

  @Async
  static AsyncGenerator<String> saysGoodbye(String name) {
    try {
      AsyncGenerator.yield(name);
    } finally {
      LOG.add(name + " closing");
      await(yieldNow());
      LOG.add(name + " closed");
    }
    return AsyncGenerator.done();
  }

  static void theLoopClosesThemAtOnce() {
    LOG.clear();
    try (EventLoop loop = EventLoop.create()) {
      AsyncGenerator<String> first = saysGoodbye("first");
      AsyncGenerator<String> second = saysGoodbye("second");
      assertEquals("first", loop.runUntilComplete(take(first)));
      assertEquals("second", loop.runUntilComplete(take(second)));
      loop.runUntilComplete(loop.shutdownAsyncgens());
      assertEquals(Coroutine.State.CLOSED, first.state());
      assertEquals(Coroutine.State.CLOSED, second.state());
    }
    assertEquals(List.of("first closing", "second closing", "first closed", "second closed"), LOG);
  }

  @Async
  static AsyncGenerator<Integer> ignoresExit() {
    try {
      AsyncGenerator.yield(1);
    } catch (Throwable exit) {
      AsyncGenerator.yield(2);
    }
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<Void> closing(AsyncGenerator<Integer> generator) {
    await(generator.next());
    await(generator.aclose());
    return done();
  }

  static void toIgnoreTheExitIsAnError() {
    String message =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(closing(ignoresExit())))
            .getMessage();
    assertTrue(message.startsWith("async generator ignored GeneratorExit: "), message);
  }

  /** One that waits at a yield, and that nobody refers to when this returns. */
  private static void abandonOneOn(EventLoop loop) {
    AsyncGenerator<Object> generator = countdown(3);
    assertEquals(3, loop.runUntilComplete(take(generator)));
    WeakReference<Object> seen = new WeakReference<>(generator);
    generator = null;
    for (int i = 0; i < 100 && seen.get() != null; i++) {
      System.gc();
    }
    assertNull(seen.get(), "the generator is held by somebody");
  }

  static void theLoopClosesWhatNobodyRefersTo() {
    LOG.clear();
    try (EventLoop loop = EventLoop.create()) {
      abandonOneOn(loop);
      loop.runUntilComplete(loop.shutdownAsyncgens());
      assertEquals(List.of("finally"), LOG);
      assertTrue(loop.asyncGenerators().isEmpty());
    }
  }
}
