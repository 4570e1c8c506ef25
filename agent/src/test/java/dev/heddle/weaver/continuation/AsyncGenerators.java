package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.StopAsyncIteration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Generators that await. */
final class AsyncGenerators {
  private AsyncGenerators() {}

  private static final List<Object> LOG = new ArrayList<>();

  @Async
  static AsyncGenerator<Object> countdown(int n) {
    try {
      while (n > 0) {
        await(yieldNow());
        Object got = AsyncGenerator.yield(n);
        LOG.add("got " + got);
        n--;
      }
    } catch (ArithmeticException e) {
      LOG.add("caught " + e.getMessage());
      AsyncGenerator.yield("after the error");
    } finally {
      await(yieldNow());
      LOG.add("finally");
    }
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<Void> transcript() {
    await(countdown(2).forEach(n -> LOG.add("loop " + n)));
    AsyncGenerator<Object> generator = countdown(5);
    LOG.add(await(generator.asend(null)) + " " + await(generator.asend("hello")));
    LOG.add(await(generator.athrow(new ArithmeticException("thrown in"))));
    await(generator.aclose());
    LOG.add("" + await(generator.next()));
    assertEquals(Coroutine.State.CLOSED, generator.state());
    LOG.add(await(countdown(2).toList()));
    return done();
  }

  static void asPythonsTranscript() {
    LOG.clear();
    Asyncio.run(transcript());
    assertEquals(
        List.of(
            "loop 2",
            "got null",
            "loop 1",
            "got null",
            "finally",
            "got hello",
            "5 4",
            "caught thrown in",
            "after the error",
            "finally",
            "Next[end]",
            "got null",
            "got null",
            "finally",
            List.of(2, 1)),
        LOG);
  }

  @Async
  static Coroutine<Void> byHand() {
    AsyncGenerator<Object> generator = countdown(2);
    int sum = 0;
    for (var next = await(generator.next()); next.hasValue(); next = await(generator.next())) {
      sum += (int) next.value();
    }
    assertEquals(3, sum);
    for (Coroutine<?> late : List.of(generator.asend(1), generator.asend(null))) {
      try {
        await(late);
        LOG.add("not reached");
      } catch (StopAsyncIteration end) {
        LOG.add("end");
      }
    }
    try {
      await(countdown(1).asend("too early"));
    } catch (IllegalArgumentException e) {
      LOG.add(e.getMessage().substring(0, 54));
    }
    return done();
  }

  static void aLoopByHandSeesTheEnd() {
    LOG.clear();
    Asyncio.run(byHand());
    assertEquals(
        List.of(
            "got null",
            "got null",
            "finally",
            "end",
            "end",
            "can't send a value to a just-started async generator: "),
        LOG);
  }

  @Async
  static Coroutine<Void> twoAtOnce() {
    AsyncGenerator<Object> generator = countdown(3);
    Task<?> first = createTask(generator.next());
    await(yieldNow());
    try {
      await(generator.next());
    } catch (IllegalStateException e) {
      LOG.add(e.getMessage().substring(0, 48));
    }
    try {
      await(generator.aclose());
    } catch (IllegalStateException e) {
      LOG.add(e.getMessage().substring(0, 49));
    }
    LOG.add("" + await(first));
    await(generator.aclose());
    return done();
  }

  static void twoConsumersAtOnceAreRefused() {
    LOG.clear();
    Asyncio.run(twoAtOnce());
    assertEquals(
        List.of(
            "anext(): asynchronous generator is already runni",
            "aclose(): asynchronous generator is already runni",
            "Next[3]",
            "finally"),
        LOG);
  }

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

  @Async
  static AsyncGenerator<Object> becomes() {
    AsyncGenerator.yield("first");
    return countdown(2);
  }

  static void theRestMayBeAnotherGenerator() {
    LOG.clear();
    assertEquals(List.of("first", 2, 1), Asyncio.run(becomes().toList()));
  }

  @Async
  static Coroutine<Integer> work(int delay) {
    await(Asyncio.sleep(Duration.ofMillis(delay)));
    return done(delay);
  }

  @Async
  static Coroutine<Void> completion() throws TimeoutException {
    Task<Integer> slow = createTask(work(20));
    Task<Integer> quick = createTask(work(5));
    List<Future<Integer>> seen =
        await(Asyncio.asCompleted(List.of(slow, quick)).asyncIterator().toList());
    assertEquals(List.of(quick, slow), seen);
    try {
      await(
          Asyncio.asCompleted(List.of(createTask(work(60_000))), Duration.ofMillis(5))
              .asyncIterator()
              .forEach(LOG::add));
    } catch (TimeoutException e) {
      LOG.add("TimeoutException");
    }
    return done();
  }

  static void asCompletedGivesTheVeryTasks() throws TimeoutException {
    LOG.clear();
    Asyncio.run(completion());
    assertEquals(List.of("TimeoutException"), LOG);
  }
}
