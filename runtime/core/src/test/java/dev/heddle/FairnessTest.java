package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.queues.Queue;
import dev.heddle.sync.Held;
import dev.heddle.sync.Lock;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that never have to wait. */
class FairnessTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();
  private final Future<Object> ready = loop.createFuture();

  private Script<Object> greedy(int awaits, Script.Step step) {
    Script<Object> greedy = script(v -> null);
    for (int i = 0; i < awaits; i++) {
      greedy.then(step).then(events::add);
    }
    return greedy;
  }

  private void runWith(Script<Object> greedy) {
    ready.setResult("x");
    Task<Object> task = loop.createTask(greedy);
    loop.callSoon(() -> events.add("other"));
    loop.runUntilComplete(task);
  }

  @Test
  void withoutABudgetTheOthersWait() {
    assertEquals(0, loop.getFairnessBudget());
    runWith(greedy(5, v -> ready));
    assertEquals(List.of("x", "x", "x", "x", "x", "other"), events);
  }

  @Test
  void awaitsOfDoneFuturesAreCounted() {
    loop.setFairnessBudget(3);
    runWith(greedy(5, v -> ready));
    assertEquals(List.of("x", "x", "x", "other", "x", "x"), events);
  }

  @Test
  void awaitsOfCoroutinesThatDoNotSuspendAreCounted() {
    loop.setFairnessBudget(2);
    Queue<Object> queue = new Queue<>();
    List.of(1, 2, 3, 4, 5).forEach(queue::putNowait);
    runWith(greedy(5, v -> queue.get()));
    assertEquals(List.of(1, 2, "other", 3, 4, 5), events);
  }

  @Test
  void eachTurnHasTheWholeBudget() {
    loop.setFairnessBudget(3);
    Script<Object> modest = script(v -> null);
    Script<Object> ticks = script(v -> null);
    for (int i = 0; i < 3; i++) {
      modest.then(v -> ready).then(v -> ready).then(events::add).then(v -> Asyncio.yieldNow());
      ticks.run(() -> events.add("tick")).then(v -> Asyncio.yieldNow());
    }
    ready.setResult("x");
    Task<Object> task = loop.createTask(modest);
    loop.createTask(ticks);
    loop.runUntilComplete(task);
    assertEquals(List.of("x", "tick", "x", "tick", "x", "tick"), events);
  }

  @Test
  void aBudgetBelowZeroIsRefused() {
    assertEquals(
        "a budget of -1 awaits; it must be 0 or more",
        assertThrows(IllegalArgumentException.class, () -> loop.setFairnessBudget(-1))
            .getMessage());
  }

  /** Cancels a task between its turns that has two locks and two items to take one by one. */
  @Test
  void whatAnAwaitHasTakenIsNotLostByACancellationBetweenTheTurns() {
    loop.setFairnessBudget(1);
    for (int when = 0; when < 8; when++) {
      Queue<Object> queue = new Queue<>();
      queue.putNowait(1);
      queue.putNowait(2);
      Lock lock = new Lock();
      List<Object> taken = new ArrayList<>();
      Task<Object> task =
          loop.createTask(
              script(v -> lock.acquire())
                  .then(
                      held -> {
                        taken.add(held);
                        return queue.get();
                      })
                  .then(taken::add)
                  .then(v -> queue.get())
                  .then(taken::add)
                  .except(e -> events.add("cancelled"))
                  .run(() -> taken.stream().filter(Held.class::isInstance).forEach(this::close)));
      for (int pass = 0; pass < 12; pass++) {
        if (pass == when) {
          task.cancel();
        }
        loop.stop();
        loop.runForever();
      }
      assertTrue(task.done());
      assertFalse(lock.locked(), "cancelled in pass " + when);
      long items = taken.stream().filter(Integer.class::isInstance).count();
      assertEquals(2, items + queue.qsize(), "cancelled in pass " + when);
    }
    assertTrue(events.size() > 1, "some were cancelled in time");
  }

  private void close(Object held) {
    ((Held) held).close();
  }

  @Test
  void aCoroutineWhoseAwaitIsCancelledBetweenTheTurnsIsClosed() {
    loop.setFairnessBudget(1);
    Script<Object> never = script(v -> events.add("started"));
    ready.setResult("x");
    Task<Object> task = loop.createTask(script(v -> ready).then(v -> never));
    loop.stop();
    loop.runForever();
    assertEquals(Coroutine.State.CREATED, never.state());
    task.cancel();
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(Coroutine.State.CLOSED, never.state());
    assertEquals(List.of(), events);
  }
}
