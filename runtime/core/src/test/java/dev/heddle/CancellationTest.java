package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void aTaskCancelledBeforeItsFirstTurnNeverRuns() {
    Task<Object> task =
        loop.createTask(script(v -> events.add("ran")).last(() -> events.add("last")));
    assertTrue(task.cancel("early"));
    onePass();
    assertTrue(task.cancelled());
    assertEquals(List.of(), events);
    assertEquals("early", assertThrows(CancelledError.class, task::result).getMessage());
    assertFalse(task.cancel(), "done");
  }

  @Test
  void cancellingAWaitingTaskCancelsWhatItWaitsFor() {
    Future<Object> future = loop.createFuture();
    Task<Object> task = loop.createTask(script(v -> future).except(this::note));
    onePass();
    assertTrue(task.cancel("now"));
    assertTrue(future.cancelled());
    assertFalse(task.done(), "the error is thrown at its next turn");
    assertEquals(1, task.cancelling());
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("now"), events);
  }

  @Test
  void cancellingASleepTakesItsTimerAway() {
    VirtualTime time = new VirtualTime();
    EventLoop own = time.newLoop();
    Task<Object> task = own.createTask(Asyncio.sleep(Duration.ofDays(365), "x"));
    own.callSoon(task::cancel);
    assertThrows(CancelledError.class, () -> own.runUntilComplete(task));
    assertEquals(0, time.selects().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void aTaskMayCatchTheErrorAndGoOn() {
    Task<Object> task =
        loop.createTask(
            script(v -> loop.createFuture())
                .except(e -> "kept on")
                .then(v -> Asyncio.yieldNow())
                .then(v -> "end"));
    onePass();
    task.cancel();
    assertEquals("end", loop.runUntilComplete(task));
    assertFalse(task.cancelled());
    assertEquals(1, task.cancelling(), "requests are counted, not deliveries");
  }

  @Test
  void anErrorTurnedIntoAnotherIsAFailure() {
    IllegalStateException other = new IllegalStateException("other");
    Task<Object> task =
        loop.createTask(
            script(v -> loop.createFuture())
                .except(
                    e -> {
                      throw other;
                    }));
    onePass();
    task.cancel();
    assertSame(other, assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(task)));
    assertFalse(task.cancelled());
  }

  @Test
  void returningRightAfterCancellingOneselfIsCancelled() {
    Task<Object> task =
        loop.createTask(
            script(
                v -> {
                  Asyncio.currentTask().cancel("myself");
                  return "returned";
                }));
    onePass();
    assertTrue(task.cancelled());
    assertEquals("myself", assertThrows(CancelledError.class, task::result).getMessage());
  }

  @Test
  void aRequestMadeWhileRunningHitsTheNextAwaitThatWaits() {
    Future<Object> future = loop.createFuture();
    Task<Object> task =
        loop.createTask(
            script(
                    v -> {
                      Asyncio.currentTask().cancel();
                      return Asyncio.done("done things do not wait");
                    })
                .then(v -> events.add(v))
                .then(v -> future)
                .except(this::note));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertTrue(future.cancelled());
    assertEquals(List.of("done things do not wait", "null"), stringsOf(events));
  }

  @Test
  void aTaskCancelledAfterItsFutureIsDoneGetsTheErrorAllTheSame() {
    Future<Object> future = loop.createFuture();
    Task<Object> task = loop.createTask(script(v -> future).except(this::note));
    onePass();
    future.setResult("value");
    assertTrue(task.cancel("late"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("late"), events);
  }

  @Test
  void aYieldingTaskGetsTheErrorAtItsNextTurn() {
    Task<Object> task = loop.createTask(script(v -> Asyncio.yieldNow()).except(this::note));
    onePass();
    task.cancel("while yielding");
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("while yielding"), events);
  }

  @Test
  void uncancelTakesBackRequestsButNeverBelowNone() {
    Task<Object> task = loop.createTask(script(v -> Asyncio.yieldNow()).then(v -> "end"));
    assertEquals(0, task.uncancel());
    task.cancel();
    task.cancel();
    assertEquals(2, task.cancelling());
    assertEquals(1, task.uncancel());
    assertEquals(0, task.uncancel(), "and nothing is thrown any more");
    assertEquals("end", loop.runUntilComplete(task));
  }

  /** The request has gone to what the task waits for; it is not felt a second time. */
  @Test
  void whatIsAwaitedMayAnswerInSpiteOfARequestMadeWhileRunning() {
    Task<Object> inner =
        loop.createTask(script(v -> loop.createFuture()).except(e -> "all the same"));
    Task<Object> outer =
        loop.createTask(
            script(v -> Asyncio.yieldNow())
                .then(v -> Asyncio.currentTask().cancel())
                .then(v -> inner));
    assertEquals("all the same", loop.runUntilComplete(outer));
    assertEquals(1, outer.cancelling());
    assertFalse(outer.cancelled());
  }

  @Test
  void ofTwoRequestsInOnePassTheMessageOfTheFirstArrives() {
    Task<Object> task = loop.createTask(script(v -> loop.createFuture()).except(this::note));
    onePass();
    task.cancel("first");
    task.cancel("second");
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("first"), events);
    assertEquals(2, task.cancelling());
  }

  @Test
  void theMessageReachesWhoeverAwaitsTheTask() {
    Task<Object> inner = loop.createTask(script(v -> loop.createFuture()));
    Task<Object> outer = loop.createTask(script(v -> inner).except(this::note));
    onePass();
    inner.cancel("message");
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(outer));
    assertEquals(List.of("message"), events);
    assertTrue(inner.cancelled() && outer.cancelled());
  }

  @Test
  void finallyBlocksMayAwaitWhileCancelled() {
    Script<Object> coroutine =
        Script.<Object>named("cleans")
            .then(v -> loop.createFuture())
            .except(
                e -> {
                  events.add("cleaning");
                  return script(v -> Asyncio.sleep(Duration.ofMillis(5))).then(v -> e);
                })
            .then(
                e -> {
                  events.add("cleaned");
                  throw (Throwable) e;
                });
    Task<Object> task = loop.createTask(coroutine);
    onePass();
    task.cancel();
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("cleaning", "cleaned"), events);
    assertTrue(task.cancelled());
  }

  @Test
  void tasksThatWaitForEachOtherCanBeFreed() {
    List<Task<Object>> ring = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int next = (i + 1) % 3;
      ring.add(loop.createTask(script(v -> ring.get(next))));
    }
    Task<Object> outside = loop.createTask(script(v -> ring.get(0)).except(this::note));
    onePass();
    assertTrue(outside.cancel("the one outside"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(outside));
    assertFalse(ring.get(0).done());
    assertTrue(ring.get(1).cancel("one of them"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(ring.get(2)));
    assertTrue(ring.stream().allMatch(Task::cancelled));
    assertEquals(1, ring.get(1).cancelling());
    assertEquals(0, ring.get(2).cancelling(), "it was told by the one that it waited for");
    assertEquals(List.of("the one outside"), events);
  }

  @Test
  void anErrorOfOnesOwnMakingCancelsTheTaskToo() {
    CancelledError own = new CancelledError("own");
    assertTrue(own.getStackTrace().length > 0, "it has a trace, unlike one that the loop delivers");
    Task<Object> task =
        loop.createTask(
            script(
                v -> {
                  throw own;
                }));
    assertSame(own, assertThrows(CancelledError.class, () -> loop.runUntilComplete(task)));
    assertTrue(task.cancelled());
    assertEquals("own", assertThrows(CancelledError.class, task::result).getMessage());
  }

  private Object note(Throwable failure) throws Throwable {
    events.add(String.valueOf(failure.getMessage()));
    throw failure;
  }

  private static List<String> stringsOf(List<Object> events) {
    return events.stream().map(String::valueOf).filter(text -> !text.equals("true")).toList();
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
