package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.StopAsyncIteration;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.List;

/**
 * What CPython's asynchronous generators do when they have not begun, have ended, or are ended by
 * the loop.
 */
final class AsyncGeneratorStates {
  private AsyncGeneratorStates() {}

  private static final List<String> LOG = new ArrayList<>();

  @Async
  static AsyncGenerator<Integer> two() {
    AsyncGenerator.yield(1);
    AsyncGenerator.yield(2);
    return AsyncGenerator.done();
  }

  @Async
  static AsyncGenerator<Integer> fails(RuntimeException failure) {
    AsyncGenerator.yield(1);
    throw failure;
  }

  @Async
  static AsyncGenerator<Integer> swallows() {
    try {
      AsyncGenerator.yield(1);
    } catch (GeneratorExit exit) {
      LOG.add("swallowed");
    }
    return AsyncGenerator.done();
  }

  @Async
  static AsyncGenerator<Integer> ignores() {
    try {
      AsyncGenerator.yield(1);
    } catch (GeneratorExit exit) {
      AsyncGenerator.yield(2);
    }
    AsyncGenerator.yield(3);
    return AsyncGenerator.done();
  }

  /** What awaiting gives, or the failure up to where the generator's name begins. */
  @Async
  static Coroutine<Void> log(Coroutine<?> asked) {
    try {
      LOG.add("" + await(asked));
    } catch (Throwable failure) {
      String message = failure.getMessage();
      String head = message == null ? "" : message.split(": | ?<")[0];
      LOG.add((failure.getClass().getSimpleName() + " " + head).strip());
    }
    return done();
  }

  private static ArithmeticException boo() {
    return new ArithmeticException("boo");
  }

  private static List<String> logOf(Coroutine<Void> program) {
    LOG.clear();
    Asyncio.run(program);
    return List.copyOf(LOG);
  }

  @Async
  static Coroutine<Void> throwsIntoEnded() {
    AsyncGenerator<Integer> unstarted = two();
    await(log(unstarted.athrow(boo())));
    await(log(unstarted.athrow(boo())));
    await(log(unstarted.next()));
    AsyncGenerator<Integer> closed = two();
    await(log(closed.aclose()));
    await(log(closed.athrow(boo())));
    await(log(closed.asend(1)));
    AsyncGenerator<Integer> failed = fails(boo());
    await(failed.next());
    await(log(failed.next()));
    await(log(failed.athrow(boo())));
    await(log(failed.aclose()));
    return done();
  }

  static void oneThatHasEndedDoesNotSeeAFailure() {
    assertEquals(
        List.of(
            "ArithmeticException boo",
            "null",
            "Next[end]",
            "null",
            "null",
            "StopAsyncIteration",
            "ArithmeticException boo",
            "null",
            "null"),
        logOf(throwsIntoEnded()));
  }

  @Async
  static Coroutine<Void> stops() {
    for (RuntimeException stop :
        List.of(new StopAsyncIteration("mine"), new StopIteration("mine", null))) {
      AsyncGenerator<Integer> generator = fails(stop);
      await(generator.next());
      await(log(generator.next()));
      await(log(generator.next()));
      await(log(two().athrow(stop)));
    }
    return done();
  }

  static void aBodyDoesNotLookEndedBecauseItThrewStopIteration() {
    String raised = "IllegalStateException async generator raised ";
    assertEquals(
        List.of(
            raised + "StopAsyncIteration",
            "Next[end]",
            raised + "StopAsyncIteration",
            raised + "StopIteration",
            "Next[end]",
            raised + "StopIteration"),
        logOf(stops()));
  }

  @Async
  static Coroutine<Void> exits() {
    AsyncGenerator<Integer> generator = swallows();
    await(generator.next());
    await(log(generator.athrow(new GeneratorExit())));
    AsyncGenerator<Integer> closed = swallows();
    await(closed.next());
    await(log(closed.aclose()));
    AsyncGenerator<Integer> passed = two();
    await(passed.next());
    await(log(passed.athrow(new GeneratorExit())));
    AsyncGenerator<Integer> ignoring = ignores();
    await(ignoring.next());
    await(log(ignoring.aclose()));
    await(log(ignoring.next()));
    await(log(ignoring.next()));
    return done();
  }

  static void aGeneratorExitMayBeSwallowedButNotIgnored() {
    assertEquals(
        List.of(
            "swallowed",
            "StopAsyncIteration",
            "swallowed",
            "null",
            "GeneratorExit",
            "IllegalStateException async generator ignored GeneratorExit",
            "Next[3]",
            "Next[end]"),
        logOf(exits()));
  }

  @Async
  static Coroutine<Void> awaitsTwice() {
    Coroutine<?> next = two().next();
    await(log(next));
    await(log(next));
    return done();
  }

  static void whatWasAwaitedIsNotAwaitedAgain() {
    assertEquals(
        List.of("Next[1]", "IllegalStateException cannot reuse already awaited coroutine"),
        logOf(awaitsTwice()));
  }

  @Async
  static AsyncGenerator<Integer> slowToClose(int number) {
    try {
      AsyncGenerator.yield(number);
    } finally {
      LOG.add("closing " + number);
      for (int turn = number; turn < 5; turn++) {
        await(yieldNow());
      }
      LOG.add("closed " + number);
      throwFor(number);
    }
    return AsyncGenerator.done();
  }

  private static void throwFor(int number) {
    if (number == 3) {
      throw new CancelledError();
    }
    if (number == 2) {
      throw boo();
    }
  }

  private static final List<AsyncGenerator<Integer>> KEPT = new ArrayList<>();

  @Async
  static Coroutine<Void> leavesOpen() {
    EventLoop.running()
        .setExceptionHandler(
            (loop, context) ->
                LOG.add(context.message().split(" <")[0] + ": " + context.exception()));
    for (int i = 1; i <= 3; i++) {
      KEPT.add(slowToClose(i));
      await(KEPT.get(i - 1).next());
    }
    return done();
  }

  static void theLoopClosesAllAtOnceAndReportsFailures() {
    KEPT.clear();
    assertEquals(
        List.of(
            "closing 1",
            "closing 2",
            "closing 3",
            "closed 3",
            "closed 2",
            "closed 1",
            "an error occurred during closing of asynchronous generator:"
                + " java.lang.ArithmeticException: boo"),
        logOf(leavesOpen()));
  }
}
