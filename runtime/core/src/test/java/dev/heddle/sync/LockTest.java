package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Lock lock = new Lock();
  private final List<String> events = new ArrayList<>();

  @Test
  void aFreeLockIsTakenWithoutGivingUpTheTurn() {
    loop.callSoon(() -> events.add("before"));
    Task<Object> task =
        loop.createTask(
            script(v -> lock.acquire())
                .run(() -> events.add("locked " + lock.locked()))
                .then(
                    held -> {
                      ((Held) held).close();
                      return lock.locked();
                    }));
    loop.callSoon(() -> events.add("after"));
    assertEquals(false, loop.runUntilComplete(task));
    assertEquals(List.of("before", "locked true", "after"), events);
  }

  @Test
  void theLockIsHandedOnInTheOrderOfAsking() {
    Task<Object> holder = loop.createTask(script(v -> lock.acquire()));
    List<Task<Object>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      tasks.add(loop.createTask(locking(name)));
    }
    onePass();
    assertEquals("Lock[locked, waiters=3]", lock.toString());
    assertTrue(holder.done());
    lock.release();
    assertFalse(lock.locked(), "while it is handed on");
    tasks.forEach(loop::runUntilComplete);
    assertEquals(List.of("a", "b", "c"), events);
    assertEquals("Lock[unlocked]", lock.toString());
  }

  @Test
  void nobodyOvertakesOneWhoHasBeenWokenAndHasNotRunYet() {
    loop.runUntilComplete(script(v -> lock.acquire()));
    Task<Object> waiter = loop.createTask(locking("waiter"));
    onePass();
    Task<Object> overtaker = loop.createTask(locking("overtaker")); // has its turn first
    lock.release();
    loop.runUntilComplete(overtaker);
    assertTrue(waiter.done());
    assertEquals(List.of("waiter", "overtaker"), events);
  }

  @Test
  void cancelledWaiterIsSkippedByRelease() {
    loop.runUntilComplete(script(v -> lock.acquire()));
    Task<Object> first = loop.createTask(locking("first"));
    Task<Object> second = loop.createTask(locking("second"));
    onePass();
    first.cancel();
    lock.release();
    loop.runUntilComplete(second);
    assertTrue(first.cancelled());
    assertEquals(List.of("second"), events);
  }

  @Test
  void aFreeLockWhoseOnlyWaitersAreCancelledIsTakenAtOnce() {
    loop.runUntilComplete(script(v -> lock.acquire()));
    Task<Object> waiter = loop.createTask(locking("never"));
    onePass();
    loop.callSoon(
        () -> {
          waiter.cancel();
          lock.release();
        });
    Task<Object> task =
        loop.createTask(
            script(v -> lock.acquire()).run(() -> events.add("at once, " + waiter.done())));
    loop.runUntilComplete(task);
    assertEquals(List.of("at once, false"), events);
  }

  @Test
  void releasingAFreeLockIsAnError() {
    assertEquals(
        "Lock[unlocked] is not acquired; release it once for each acquire()",
        assertThrows(IllegalStateException.class, lock::release).getMessage());
  }

  @Test
  void aContendedLockBelongsToItsLoop() {
    loop.runUntilComplete(script(v -> lock.acquire()));
    loop.createTask(locking("never"));
    onePass();
    EventLoop other = VirtualTime.loop();
    assertEquals(
        "Lock[locked, waiters=1] belongs to another event loop; create it inside the coroutine that"
            + " uses it",
        assertThrows(
                IllegalStateException.class, () -> other.runUntilComplete(locking("elsewhere")))
            .getMessage());
  }

  private Coroutine<Object> locking(String name) {
    return script(v -> lock.acquire())
        .run(() -> events.add(name))
        .then(held -> script(v -> Asyncio.yieldNow()).run(((Held) held)::close));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
