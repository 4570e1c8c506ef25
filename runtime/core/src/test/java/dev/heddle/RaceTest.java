package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final EventLoop loop = VirtualTime.loop();
  private final long start = loop.time();
  private final List<Object> events = new ArrayList<>();
  private final IOException failure = new IOException("failed");

  @Test
  void theFirstSuccessWinsAndTheRestHaveEnded() {
    Coroutine<Object> slowToEnd =
        script(v -> Asyncio.sleep(millis(100)))
            .except(e -> script(v -> Asyncio.sleep(millis(5))).run(() -> events.add("ended")));
    assertEquals("won", run(Asyncio.race(failing(5), slowToEnd, work("won", 10), work("no", 50))));
    assertEquals(List.of("no cancelled", "ended"), events);
    assertEquals(millis(15).toNanos(), loop.time() - start);
  }

  @Test
  void ofTwoInOnePassTheFirstWins() {
    assertEquals("b", run(Asyncio.race(List.of(work("a", 20), work("b", 10), work("c", 10)))));
  }

  @Test
  void aFutureThatLosesIsCancelled() {
    Future<Object> future = loop.createFuture();
    assertEquals("x", run(Asyncio.race(future, Asyncio.done("x"))));
    assertTrue(future.cancelled());
  }

  @Test
  void whenAllFailTheFailuresComeOutTogether() {
    Coroutine<Object> cancelled =
        script(
            v -> {
              throw new CancelledError();
            });
    Coroutine<Object> race = Asyncio.race(failing(5), cancelled);
    ExceptionGroup thrown = assertThrows(ExceptionGroup.class, () -> run(race));
    assertEquals("nobody has won the race (2 sub-exceptions)", thrown.getMessage());
    assertSame(failure, thrown.exceptions().get(0));
    assertInstanceOf(CancelledError.class, thrown.exceptions().get(1));
  }

  @Test
  void withoutRunnersThereIsNoRace() {
    assertEquals(
        "race() without awaitables has no winner; give it one",
        assertThrows(IllegalArgumentException.class, () -> Asyncio.race(List.of())).getMessage());
  }

  @Test
  void cancelledFromOutsideItCancelsAll() {
    Task<Object> task = loop.createTask(Asyncio.race(work("a", 20), work("b", 30)));
    loop.callLater(millis(10), task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("a cancelled", "b cancelled"), events);
  }

  @Test
  void theNextOneStartsWhenTheDelayIsOverOrTheOneBeforeHasFailed() {
    RaceResult<Object> result =
        staggered(millis(30), () -> failing(10), () -> work("b", 100), () -> work("c", 50));
    assertEquals("c", result.value());
    assertEquals(OptionalInt.of(2), result.winner());
    assertSame(failure, result.exceptions().get(0));
    assertInstanceOf(CancelledError.class, result.exceptions().get(1));
    assertNull(result.exceptions().get(2));
    assertEquals(millis(10 + 30 + 50).toNanos(), loop.time() - start);
    assertEquals(List.of("b cancelled"), events);
  }

  @Test
  void withoutDelayTheNextOneStartsOnFailureOnly() {
    RaceResult<Object> result =
        staggered(null, () -> failing(10), () -> work("b", 100), () -> work("never", 1));
    assertEquals("b", result.value());
    assertEquals(2, result.exceptions().size(), "the third was not started");
  }

  @Test
  void thatAllHaveFailedIsAResultToo() {
    RuntimeException atOnce = new IllegalStateException("could not even be made");
    RaceResult<Object> result =
        staggered(
            millis(30),
            () -> failing(10),
            () -> {
              throw atOnce;
            });
    assertNull(result.value());
    assertEquals(OptionalInt.empty(), result.winner());
    assertEquals(List.of(failure, atOnce), result.exceptions());
    assertEquals(List.of(), staggered(null).exceptions());
  }

  @Test
  void aStaggeredRaceThatIsCancelledStartsNobodyAnyMore() {
    Task<RaceResult<Object>> task =
        loop.createTask(
            Asyncio.staggeredRace(List.of(() -> work("a", 100), () -> work("b", 100)), millis(10)));
    loop.callAt(start + millis(10).toNanos(), task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    run(Asyncio.sleep(millis(200)));
    assertTrue(events.size() <= 2 && events.contains("a cancelled"), "" + events);
  }

  @Test
  void useClosesWhateverTheBodyDid() {
    AsyncCloseable resource =
        () -> Script.<Void>script(v -> Asyncio.sleep(millis(5))).then(this::closed);
    assertEquals("x", run(script(v -> Asyncio.use(resource, r -> Asyncio.done("x")))));
    assertSame(
        failure,
        assertThrows(
            IOException.class, () -> run(script(v -> Asyncio.use(resource, r -> failing(1))))));
    assertEquals(List.of("closed", "closed"), events);
  }

  @Test
  void useClosesInACancelledScopeToo() {
    AsyncCloseable resource =
        () -> Script.<Void>script(v -> Asyncio.sleep(millis(5))).then(this::closed);
    CancelScope scope = CancelScope.within(millis(10));
    run(script(v -> scope.run(s -> script(w -> Asyncio.use(resource, r -> work("body", 100))))));
    assertEquals(List.of("body cancelled", "closed"), events);
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void ofTwoFailuresTheClosingsIsSuppressedUnlessItIsACancellation() {
    IOException second = new IOException("close");
    AsyncCloseable broken =
        () ->
            script(
                v -> {
                  throw second;
                });
    IOException thrown =
        assertThrows(
            IOException.class, () -> run(script(v -> Asyncio.use(broken, r -> failing(1)))));
    assertSame(failure, thrown);
    assertSame(second, thrown.getSuppressed()[0]);

    AsyncCloseable slow = () -> Script.<Void>script(v -> Asyncio.sleep(millis(50)));
    Task<Object> task = loop.createTask(script(v -> Asyncio.use(slow, r -> failing(1))));
    loop.callLater(millis(10), task::cancel);
    CancelledError cancelled =
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertSame(failure, cancelled.getSuppressed()[0]);
  }

  private Object closed(Object ignored) {
    events.add("closed");
    return null;
  }

  @SafeVarargs
  private RaceResult<Object> staggered(Duration delay, Callable<Coroutine<Object>>... ways) {
    Coroutine<RaceResult<Object>> race = Asyncio.staggeredRace(delay, ways);
    return loop.runUntilComplete(race);
  }

  private Coroutine<Object> work(String name, int millis) {
    return script(v -> Asyncio.sleep(millis(millis)))
        .then(v -> name)
        .except(
            e -> {
              events.add(name + " cancelled");
              throw e;
            });
  }

  private Coroutine<Object> failing(int millis) {
    return script(v -> Asyncio.sleep(millis(millis)))
        .then(
            v -> {
              throw failure;
            });
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  private Object run(Coroutine<?> coroutine) {
    return loop.runUntilComplete(coroutine);
  }
}
