package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Condition condition = new Condition();
  private final List<String> events = new ArrayList<>();

  @Test
  void signalsWakeAsManyAsTheySayInTheOrderOfWaiting() {
    List<Task<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(loop.createTask(consumer(i)));
    }
    loop.runUntilComplete(signalling(1));
    passes(4);
    assertEquals(List.of("0"), events);
    loop.runUntilComplete(signalling(2));
    passes(8);
    assertEquals(List.of("0", "1", "2"), events);
    assertEquals("Condition[unlocked, waiters=2]", condition.toString());
    loop.runUntilComplete(
        script(v -> condition.acquire()).run(condition::signalAll).run(condition::release));
    tasks.forEach(loop::runUntilComplete);
    assertEquals(List.of("0", "1", "2", "3", "4"), events);
  }

  @Test
  void waitingHoldsTheLockAgainEvenWhenCancelled() {
    Task<Object> waiting =
        loop.createTask(
            script(v -> condition.acquire())
                .then(v -> condition.waitFor())
                .except(
                    e -> {
                      events.add("cancelled, locked " + condition.locked());
                      condition.release();
                      throw e;
                    }));
    passes(1);
    loop.runUntilComplete(script(v -> condition.acquire()));
    waiting.cancel("first");
    passes(2);
    assertEquals(List.of(), events, "waits for the lock");
    waiting.cancel("second");
    passes(2);
    assertEquals(List.of(), events, "and is not to be moved");
    condition.release();
    CancelledError error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(waiting));
    assertEquals("second", error.getMessage(), "the newest cancellation is thrown");
    assertEquals(List.of("cancelled, locked true"), events);
  }

  @Test
  void aSignalGivenToOneWhoIsCancelledGoesToTheNext() {
    Task<Object> first = loop.createTask(consumer(1));
    Task<Object> second = loop.createTask(consumer(2));
    passes(1);
    loop.runUntilComplete(
        script(v -> condition.acquire())
            .run(condition::signal)
            .run(first::cancel)
            .run(condition::release));
    loop.runUntilComplete(second);
    assertTrue(first.cancelled());
    assertEquals(List.of("2"), events);
  }

  @Test
  void waitingForAPredicateLooksAfterEachSignal() {
    List<Integer> items = new ArrayList<>();
    Task<Object> waiting =
        loop.createTask(
            script(v -> condition.acquire())
                .then(
                    v ->
                        condition.waitFor(
                            () -> {
                              events.add("looks at " + items.size());
                              return items.size() == 2;
                            })));
    passes(1);
    for (int i = 0; i < 2; i++) {
      items.add(i);
      loop.runUntilComplete(signalling(1));
      passes(3);
    }
    assertEquals(true, loop.runUntilComplete(waiting));
    assertEquals(List.of("looks at 0", "looks at 1", "looks at 2"), events);
  }

  @Test
  void waitingAndSignallingNeedTheLock() {
    assertEquals(
        "cannot wait on un-acquired lock of Condition[unlocked]; await its acquire() first",
        assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(condition.waitFor()))
            .getMessage());
    assertEquals(
        "cannot signal on un-acquired lock of Condition[unlocked]; await its acquire() first",
        assertThrows(IllegalStateException.class, condition::signalAll).getMessage());
  }

  @Test
  void oneLockMayServeTwoConditions() {
    Lock lock = new Lock();
    Condition notEmpty = new Condition(lock);
    Condition notFull = new Condition(lock);
    loop.runUntilComplete(notEmpty.acquire());
    assertTrue(notFull.locked());
    notFull.release();
    assertEquals("Lock[unlocked]", lock.toString());
  }

  private Coroutine<Object> consumer(int n) {
    return script(v -> condition.acquire())
        .then(v -> condition.waitFor())
        .run(() -> events.add(String.valueOf(n)))
        .last(condition::release);
  }

  private Coroutine<Object> signalling(int n) {
    return script(v -> condition.acquire()).run(() -> condition.signal(n)).run(condition::release);
  }

  private void passes(int n) {
    for (int i = 0; i < n; i++) {
      loop.stop();
      loop.runForever();
    }
  }
}
