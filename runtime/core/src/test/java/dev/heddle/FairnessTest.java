package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.queues.Queue;
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
    assertEquals(List.of("x", "x", "other", "x", "x", "x"), events);
  }

  @Test
  void awaitsOfCoroutinesThatDoNotSuspendAreCounted() {
    loop.setFairnessBudget(2);
    Queue<Object> queue = new Queue<>();
    List.of(1, 2, 3, 4, 5).forEach(queue::putNowait);
    runWith(greedy(5, v -> queue.get()));
    assertEquals(List.of(1, "other", 2, 3, 4, 5), events);
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
}
