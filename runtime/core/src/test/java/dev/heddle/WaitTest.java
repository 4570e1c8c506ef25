package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();
  private final Task<Object> slow = task("slow", 80, null);
  private final Task<Object> fails = task("fails", 50, new IOException("fails"));
  private final Task<Object> fast = task("fast", 20, null);
  private final List<Task<Object>> all = List.of(slow, fails, fast);

  @Test
  void aCoroutineGivenTwiceRunsOnce() {
    Coroutine<Object> twice = script(v -> events.add("ran"));
    DoneAndPending<Object> ended = loop.runUntilComplete(Asyncio.wait(List.of(twice, twice)));
    assertEquals(List.of("ran"), events);
    assertEquals(1, ended.done().size());
    assertEquals(0, ended.pending().size());
  }

  @Test
  void waitEndsWhenAllAreDone() {
    assertEquals("done [slow, fails, fast] pending []", run(Asyncio.wait(all)));
  }

  @Test
  void waitEndsWhenTheFirstIsDone() {
    assertEquals(
        "done [fast] pending [slow, fails]", run(Asyncio.wait(all, ReturnWhen.FIRST_COMPLETED)));
  }

  @Test
  void waitEndsWhenTheFirstHasFailed() {
    assertEquals(
        "done [fails, fast] pending [slow]", run(Asyncio.wait(all, ReturnWhen.FIRST_EXCEPTION)));
  }

  @Test
  void aCancelledOneIsNoFailure() {
    fast.cancel();
    fails.cancel();
    assertEquals(
        "done [slow, fails, fast] pending []", run(Asyncio.wait(all, ReturnWhen.FIRST_EXCEPTION)));
  }

  @Test
  void waitEndsAfterItsTimeWithoutHarm() {
    assertEquals(
        "done [fast] pending [slow, fails]", run(Asyncio.wait(all, Duration.ofMillis(30))));
    assertEquals("slow", loop.runUntilComplete(slow));
  }

  @Test
  void noTimeAtAllFindsOutWhatIsDone() {
    assertEquals("done [] pending [slow, fails, fast]", run(Asyncio.wait(all, Duration.ZERO)));
  }

  @Test
  void theTimerThatWasSetFirstWinsAnEqualDeadline() {
    Duration time = Duration.ofMillis(20);
    DoneAndPending<String> found =
        loop.runUntilComplete(Asyncio.wait(List.of(Asyncio.sleep(time, "younger timer")), time));
    assertEquals(1, found.pending().size());
  }

  @Test
  void coroutinesBecomeTasksAndDuplicatesCountOnce() {
    DoneAndPending<String> found =
        loop.runUntilComplete(
            Asyncio.wait(
                Asyncio.sleep(Duration.ofMillis(2), "b"),
                Asyncio.sleep(Duration.ofMillis(1), "a")));
    assertEquals(List.of("b", "a"), found.done().stream().map(Future::result).toList());
    assertEquals("done [fast] pending []", run(Asyncio.wait(List.of(fast, fast, fast))));
  }

  @Test
  void aSetOfNothingIsRefused() {
    assertEquals(
        "Set of Tasks/Futures is empty.",
        assertThrows(
                IllegalArgumentException.class,
                () -> loop.runUntilComplete(Asyncio.wait(List.<Future<String>>of())))
            .getMessage());
  }

  @Test
  void cancellingTheWaitLeavesTheOthersAlone() {
    Task<DoneAndPending<Object>> waiting = loop.createTask(Asyncio.wait(all));
    onePass();
    waiting.cancel();
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(waiting));
    assertFalse(slow.done() || fails.done() || fast.done());
    assertEquals(
        "<Task pending name='fast' coro=<fast() running at Script.java:1> wait_for=<Future pending"
            + " cb=[Task.wakeup()]>>",
        fast.toString().replace("script()", "fast()"),
        "nothing of the wait is left on them");
  }

  @Test
  void asCompletedGivesResultsInTheOrderOfCompletion() {
    List<Coroutine<String>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(Asyncio.sleep(Duration.ofMillis(50 - 10 * i), "phase " + i));
    }
    Task<Object> main = loop.createTask(script(v -> readAll(Asyncio.asCompleted(calls))));
    loop.runUntilComplete(main);
    assertEquals(List.of("phase 2", "phase 1", "phase 0"), events);
  }

  @Test
  void asCompletedThrowsWhatFailedAndEndsWhatIsOverTime() {
    Task<Object> main =
        loop.createTask(script(v -> readAll(Asyncio.asCompleted(all, Duration.ofMillis(65)))));
    loop.runUntilComplete(main);
    assertEquals(
        List.of("fast", "java.io.IOException: fails", "java.util.concurrent.TimeoutException"),
        events);
    assertFalse(slow.done());
  }

  @Test
  void asCompletedCountsDuplicatesOnceAndCanBeTakenUpAgain() {
    Task<Object> main =
        loop.createTask(
            script(
                v -> {
                  Iterable<Coroutine<Object>> next =
                      Asyncio.asCompleted(List.of(fast, slow, fast, fails));
                  return script(w -> next.iterator().next())
                      .then(first -> events.add("first " + first))
                      .then(w -> readAll(next));
                }));
    loop.runUntilComplete(main);
    assertEquals(List.of("first fast", "java.io.IOException: fails", "slow"), events);
  }

  @Test
  void asCompletedHandsOutNoMoreThanThereAre() {
    var order = Asyncio.asCompleted(List.<Future<Object>>of());
    assertFalse(order.hasNext());
    assertEquals(
        "all of them have been handed out; ask hasNext() first",
        assertThrows(NoSuchElementException.class, order::next).getMessage());
  }

  @Test
  void asCompletedGivesTheTasksThemselvesAndAnEnd() {
    Object end =
        loop.runUntilComplete(
            script(
                v -> {
                  AsyncIterator<Future<Object>> tasks = Asyncio.asCompleted(all).asyncIterator();
                  Script<Object> reading = script(w -> tasks.next());
                  for (int i = 0; i < 3; i++) {
                    reading
                        .then(next -> events.add(((Next<?>) next).value()))
                        .then(w -> tasks.next());
                  }
                  return reading;
                }));
    assertEquals(List.of(fast, fails, slow), events);
    assertEquals("Next[end]", end.toString());
    fails.exception();
  }

  @Test
  void asCompletedRunsACoroutineGivenTwiceOnce() {
    Coroutine<Object> twice = script(v -> "once");
    Task<Object> main =
        loop.createTask(script(v -> readAll(Asyncio.asCompleted(List.of(twice, twice)))));
    loop.runUntilComplete(main);
    assertEquals(List.of("once"), events);
  }

  /** Each day that a timer asks for would be spent waiting, as nothing else is left to do. */
  @Test
  void noTimerIsLeftOfAWaitThatIsCancelledOrInTime() {
    loop.setExceptionHandler((where, context) -> {});
    long before = loop.time();
    Duration limit = Duration.ofDays(1);
    Task<Object> waiting =
        loop.createTask(script(v -> Asyncio.wait(List.of(loop.createFuture()), limit)));
    onePass();
    waiting.cancel();
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(waiting));
    loop.runUntilComplete(script(v -> Asyncio.wait(List.of(fast), limit)));
    loop.runUntilComplete(script(v -> readAll(Asyncio.asCompleted(List.of(slow), limit))));
    long spent = loop.time() - before;
    assertThrows(AssertionError.class, loop::runForever, "nothing to wait for");
    assertEquals(spent, loop.time() - before);
  }

  private <T> Coroutine<Object> readAll(Iterable<Coroutine<T>> coroutines) {
    var iterator = coroutines.iterator();
    if (!iterator.hasNext()) {
      return Asyncio.done(null);
    }
    return script(v -> iterator.next())
        .then(v -> events.add(v))
        .except(e -> events.add(e.toString()))
        .then(v -> readAll(coroutines));
  }

  private <T> String run(Coroutine<DoneAndPending<T>> wait) {
    return text(loop.runUntilComplete(wait));
  }

  private String text(Object found) {
    DoneAndPending<?> sets = (DoneAndPending<?>) found;
    return "done " + names(sets.done()) + " pending " + names(sets.pending());
  }

  private static List<String> names(Collection<? extends Future<?>> futures) {
    return futures.stream().map(future -> ((Task<?>) future).getName()).toList();
  }

  private Task<Object> task(String name, int millis, Exception failure) {
    return loop.createTask(
        script(v -> Asyncio.sleep(Duration.ofMillis(millis)))
            .then(
                v -> {
                  if (failure != null) {
                    throw failure;
                  }
                  return name;
                }),
        name);
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  /** Compiles only if the exception of a timeout can be caught where the call stands. */
  static Coroutine<String> catchable(Coroutine<String> call) {
    try {
      return Asyncio.waitFor(call, Duration.ZERO);
    } catch (TimeoutException e) {
      return Asyncio.done("too late");
    }
  }
}
