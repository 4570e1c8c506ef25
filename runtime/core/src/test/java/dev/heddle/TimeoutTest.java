package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeoutTest {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(50);

  private final EventLoop loop = VirtualTime.loop();
  private final long start = loop.time();
  private final List<Object> events = new ArrayList<>();
  private final List<Timeout> seen = new ArrayList<>();

  @Test
  void theErrorIsACancellationInsideAndATimeoutOutside() {
    run(
        script(
                v ->
                    Asyncio.timeout(
                        SHORT,
                        t -> {
                          seen.add(t);
                          return script(w -> Asyncio.sleep(LONG)).except(this::note);
                        }))
            .except(
                e -> {
                  events.add(e.getCause().getClass().getSimpleName());
                  return events.add(e.getClass().getSimpleName());
                })
            .run(() -> events.add(loop.time() - start)));
    assertEquals(
        List.of("CancelledError", "CancelledError", "TimeoutException", SHORT.toNanos()), events);
    assertTrue(seen.get(0).expired());
    assertEquals("<Timeout [expired]>", seen.get(0).toString());
  }

  @Test
  void itTellsItsEndWhichCanBeMoved() throws TimeoutException {
    Coroutine<Object> body =
        script(v -> seen.get(0).toString())
            .then(events::add)
            .run(() -> seen.get(0).reschedule(start + LONG.toNanos()))
            .run(() -> events.add(seen.get(0).when()))
            .then(v -> Asyncio.sleep(SHORT.multipliedBy(2)))
            .run(() -> seen.get(0).reschedule())
            .run(() -> events.add(seen.get(0).when()))
            .run(() -> events.add(seen.get(0).toString()))
            .then(v -> Asyncio.sleep(LONG, "x"));
    Object result =
        run(
            Asyncio.timeout(
                SHORT,
                t -> {
                  seen.add(t);
                  return body;
                }));
    assertEquals("x", result);
    assertEquals(
        List.of(
            "<Timeout [active] when=0.010>",
            OptionalLong.of(start + LONG.toNanos()),
            OptionalLong.empty(),
            "<Timeout [active] when=None>"),
        events);
    assertFalse(seen.get(0).expired());
    assertEquals("<Timeout [finished]>", seen.get(0).toString());
    assertEquals(
        "Cannot change state of finished Timeout; reschedule it in its block, before the time is over",
        assertThrows(IllegalStateException.class, () -> seen.get(0).reschedule()).getMessage());
  }

  @Test
  void anEndInThePastCountsFromTheNextTurnOn() {
    for (boolean byReschedule : new boolean[] {true, false}) {
      assertThrows(
          TimeoutException.class,
          () ->
              run(
                  Asyncio.timeout(
                      byReschedule ? null : Duration.ofSeconds(-1),
                      t -> {
                        if (byReschedule) {
                          t.reschedule(start - 1);
                        }
                        return Asyncio.sleep(LONG);
                      })));
    }
    assertEquals(start, loop.time());
  }

  /** Before the next turn: even giving up the turn once is too long. */
  @Test
  void anEndInThePastComesBeforeWhatIsScheduledInside() {
    assertThrows(
        TimeoutException.class, () -> run(Asyncio.timeout(Duration.ZERO, t -> Asyncio.yieldNow())));
  }

  @Test
  void anEndThatHasComeCannotBeMoved() {
    assertThrows(
        TimeoutException.class,
        () ->
            run(
                Asyncio.timeout(
                    SHORT,
                    t ->
                        script(v -> Asyncio.sleep(LONG))
                            .except(
                                e -> {
                                  assertThrows(IllegalStateException.class, t::reschedule);
                                  events.add(t.toString());
                                  throw e;
                                }))));
    assertEquals(List.of("<Timeout [expiring]>"), events);
  }

  @Test
  void timeoutAtTakesTheLoopsTime() {
    assertThrows(
        TimeoutException.class,
        () -> run(Asyncio.timeoutAt(start + SHORT.toNanos(), t -> Asyncio.sleep(LONG))));
    run(
        script(v -> seen.add(Asyncio.timeoutAt(start + LONG.toNanos())))
            .run(() -> events.add(seen.get(0).when()))
            .run(() -> assertClosesQuietly(seen.get(0))));
    assertEquals(List.of(OptionalLong.of(start + LONG.toNanos())), events);
  }

  @Test
  void ofNestedOnesTheRightOneExpires() {
    run(
        script(
                v ->
                    Asyncio.timeout(
                        SHORT,
                        outer ->
                            script(w -> Asyncio.timeout(LONG, inner -> Asyncio.sleep(LONG)))
                                .except(this::note)))
            .except(this::noteAndGoOn));
    run(
        script(
                v ->
                    Asyncio.timeout(
                        LONG,
                        outer ->
                            script(w -> Asyncio.timeout(SHORT, inner -> Asyncio.sleep(LONG)))
                                .except(this::note)))
            .except(this::noteAndGoOn));
    assertEquals(
        List.of("CancelledError", "TimeoutException", "TimeoutException", "TimeoutException"),
        events);
  }

  @Test
  void afterTheEndTheBodyCleansUpInPeace() {
    assertThrows(
        TimeoutException.class,
        () ->
            run(
                Asyncio.timeout(
                    SHORT,
                    t ->
                        script(v -> Asyncio.sleep(LONG))
                            .except(
                                e ->
                                    script(v -> Asyncio.sleep(LONG))
                                        .run(() -> events.add("cleaned up"))
                                        .then(
                                            v -> {
                                              throw e;
                                            })))));
    assertEquals(List.of("cleaned up"), events);
  }

  @Test
  void theTryFormSuppressesTheTimeoutInTheErrorAndRethrowMakesItOne() {
    CancelledError error = expireInTryForm();
    assertEquals(1, error.getSuppressed().length);
    assertInstanceOf(TimeoutException.class, error.getSuppressed()[0]);
    TimeoutException timeout = assertThrows(TimeoutException.class, () -> Timeout.rethrow(error));
    assertSame(error, timeout.getCause());
  }

  @Test
  void rethrowLeavesOtherCancellationsAlone() {
    CancelledError other = new CancelledError("other");
    other.addSuppressed(new TimeoutException("from somebody's close()"));
    assertSame(other, assertThrows(CancelledError.class, () -> Timeout.rethrow(other)));
  }

  @Test
  void aTaskThatEndsWithTheErrorOfATryFormHasFailedAndIsNotCancelled() {
    Task<Object> task =
        loop.createTask(
            script(v -> seen.add(Asyncio.timeout(SHORT)))
                .then(v -> Asyncio.sleep(LONG))
                .except(
                    e -> {
                      e.addSuppressed(
                          assertThrows(TimeoutException.class, () -> seen.get(0).close()));
                      throw e;
                    }));
    assertThrows(TimeoutException.class, () -> loop.runUntilComplete(task));
    assertFalse(task.cancelled());
    assertInstanceOf(CancelledError.class, task.exception().getCause());
  }

  @Test
  void closingTwiceDoesNothing() {
    expireInTryForm();
    assertClosesQuietly(seen.get(0));
  }

  private CancelledError expireInTryForm() {
    List<CancelledError> errors = new ArrayList<>();
    run(
        script(v -> seen.add(Asyncio.timeout(SHORT)))
            .then(v -> Asyncio.sleep(LONG))
            .except(
                e -> {
                  e.addSuppressed(assertThrows(TimeoutException.class, () -> seen.get(0).close()));
                  return errors.add((CancelledError) e);
                }));
    return errors.get(0);
  }

  private static void assertClosesQuietly(Timeout timeout) {
    try {
      timeout.close();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private Object note(Throwable failure) throws Throwable {
    events.add(failure.getClass().getSimpleName());
    throw failure;
  }

  private Object noteAndGoOn(Throwable failure) {
    return events.add(failure.getClass().getSimpleName());
  }

  private Object run(Coroutine<?> coroutine) {
    return loop.runUntilComplete(coroutine);
  }
}
