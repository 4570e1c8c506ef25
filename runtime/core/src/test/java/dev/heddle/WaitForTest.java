package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitForTest {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(50);

  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void whatIsInTimeGivesItsResult() throws TimeoutException {
    long before = loop.time();
    assertEquals("x", run(Asyncio.waitFor(Asyncio.sleep(SHORT, "x"), LONG)));
    assertEquals("x", run(Asyncio.waitFor(Asyncio.done("x"), LONG)));
    assertEquals("x", run(Asyncio.waitFor(Asyncio.sleep(SHORT, "x"), null)));
    assertEquals(SHORT.multipliedBy(2).toNanos(), loop.time() - before, "and no timer is left");
  }

  @Test
  void whatIsOverTimeIsCancelledAndThatIsWaitedFor() {
    Coroutine<Object> tidy =
        script(v -> Asyncio.sleep(LONG))
            .except(
                e -> {
                  events.add(e.getClass().getSimpleName());
                  return script(v -> Asyncio.sleep(SHORT)).then(v -> e);
                })
            .then(
                e -> {
                  events.add("tidied up");
                  throw (Throwable) e;
                });
    TimeoutException timeout =
        assertThrows(TimeoutException.class, () -> run(Asyncio.waitFor(tidy, SHORT)));
    assertInstanceOf(CancelledError.class, timeout.getCause());
    assertEquals(List.of("CancelledError", "tidied up"), events);
  }

  @Test
  void theTaskThatWaitedIsNotLeftCancelled() {
    Task<Object> task =
        loop.createTask(
            script(v -> Asyncio.waitFor(Asyncio.sleep(LONG), SHORT))
                .except(e -> events.add(e.getClass().getSimpleName()))
                .then(v -> events.add(Asyncio.currentTask().cancelling()))
                .then(v -> Asyncio.sleep(SHORT))
                .then(v -> "went on"));
    assertEquals("went on", loop.runUntilComplete(task));
    assertEquals(List.of("TimeoutException", 0), events);
  }

  @Test
  void aResultThatComesInSpiteOfTheCancellationIsGiven() throws TimeoutException {
    Coroutine<Object> stubborn = script(v -> Asyncio.sleep(LONG)).except(e -> "anyway");
    assertEquals("anyway", run(Asyncio.waitFor(stubborn, SHORT)));
  }

  @Test
  void anotherFailureOfTheCancelledOneIsThrownAsItIs() {
    IOException failure = new IOException("while cancelled");
    Coroutine<Object> failing =
        script(v -> Asyncio.sleep(LONG))
            .except(
                e -> {
                  throw failure;
                });
    assertSame(
        failure, assertThrows(IOException.class, () -> run(Asyncio.waitFor(failing, SHORT))));
  }

  @Test
  void withoutTimeACoroutineDoesNotEvenStart() {
    Coroutine<Object> never = script(v -> events.add("started"));
    TimeoutException timeout =
        assertThrows(TimeoutException.class, () -> run(Asyncio.waitFor(never, Duration.ZERO)));
    assertInstanceOf(CancelledError.class, timeout.getCause());
    assertEquals(List.of(), events);
  }

  @Test
  void lessThanNoTimeIsNoTime() {
    Coroutine<Object> never = script(v -> events.add("started"));
    assertThrows(TimeoutException.class, () -> run(Asyncio.waitFor(never, Duration.ofSeconds(-1))));
    assertEquals(List.of(), events);
  }

  @Test
  void withoutTimeSomethingDoneDoesNotGiveUpTheTurn() {
    Future<String> future = loop.createFuture();
    future.setResult("done");
    loop.createTask(
        script(v -> Asyncio.waitFor(future, Duration.ZERO)).then(value -> events.add(value)));
    loop.callSoon(() -> events.add("after"));
    onePass();
    assertEquals(List.of("done", "after"), events);
  }

  @Test
  void withoutTimeSomethingDoneStillGivesItsResult() throws TimeoutException {
    Future<String> future = loop.createFuture();
    future.setResult("done");
    assertEquals("done", run(Asyncio.waitFor(future, Duration.ofSeconds(-1))));
  }

  @Test
  void cancellingFromOutsideCancelsTheInsideAndIsNotTakenForATimeout() {
    Task<String> inner = loop.createTask(Asyncio.sleep(LONG, "x"));
    Task<Object> outer = loop.createTask(script(v -> Asyncio.waitFor(inner, LONG)));
    loop.callLater(SHORT, () -> outer.cancel("outside"));
    CancelledError error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(outer));
    assertEquals("outside", error.getMessage());
    assertTrue(inner.cancelled());
  }

  @Test
  void aCancellationInThePassOfTheDeadlineIsNotLost() {
    Task<Object> outer = loop.createTask(script(v -> Asyncio.waitFor(loop.createFuture(), SHORT)));
    onePass();
    loop.callAt(loop.time() + SHORT.toNanos(), () -> outer.cancel("same pass"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(outer));
    assertTrue(outer.cancelled());
  }

  @Test
  void theDeadlinesOfNestedWaitsAreToldApart() {
    Task<Object> outer =
        loop.createTask(
            script(
                    v ->
                        Asyncio.waitFor(
                            script(w -> Asyncio.waitFor(loop.createFuture(), LONG))
                                .except(
                                    e -> {
                                      events.add("inner " + e.getClass().getSimpleName());
                                      throw e;
                                    }),
                            SHORT))
                .except(e -> events.add("outer " + e.getClass().getSimpleName())));
    loop.runUntilComplete(outer);
    assertEquals(List.of("inner CancelledError", "outer TimeoutException"), events);
  }

  @Test
  void aShieldedOneOutlivesTheDeadline() {
    Task<String> inner = loop.createTask(Asyncio.sleep(LONG, "x"));
    assertThrows(
        TimeoutException.class,
        () -> run(script(v -> Asyncio.waitFor(Asyncio.shield(inner), SHORT))));
    assertFalse(inner.done());
    assertEquals("x", loop.runUntilComplete(inner));
  }

  @Test
  void shieldPassesOnResultsFailuresAndCancellationsFromInside() {
    Future<String> future = loop.createFuture();
    Future<String> shielded = Asyncio.shield(future);
    future.setResult("x");
    assertEquals("x", loop.runUntilComplete(shielded));
    assertSame(future, Asyncio.shield(future), "done already");

    Future<String> failed = loop.createFuture();
    Future<String> overFailed = Asyncio.shield(failed);
    failed.setException(new IOException("lost"));
    assertThrows(IOException.class, () -> loop.runUntilComplete(overFailed));

    Future<String> cancelled = loop.createFuture();
    Future<String> overCancelled = Asyncio.shield(cancelled);
    cancelled.cancel();
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(overCancelled));
    assertTrue(overCancelled.cancelled());
  }

  @Test
  void aShieldLetGoLeavesNothingBehindButReportsALateFailure() {
    List<String> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.message()));
    Future<String> inner = loop.createFuture();
    Future<String> outer = Asyncio.shield(inner);
    outer.cancel();
    onePass();
    assertEquals("<Future pending cb=[Shield.<lambda>()]>", inner.toString());
    inner.setException(new IOException("late"));
    onePass();
    assertEquals(List.of("IOException exception in shielded future"), reports);
  }

  private <T> T run(Coroutine<T> coroutine) {
    return loop.runUntilComplete(coroutine);
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
