package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
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

  static final List<Object> LOG = new ArrayList<>();

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
