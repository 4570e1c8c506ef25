package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemaphoreTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Semaphore semaphore = new Semaphore(2);
  private final List<String> events = new ArrayList<>();

  @Test
  void permitsAreGivenInTheOrderOfAsking() {
    List<Task<Object>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      tasks.add(loop.createTask(acquiring(name)));
    }
    onePass();
    assertEquals(List.of("a", "b"), events);
    assertEquals("Semaphore[locked, waiters=2]", semaphore.toString());
    semaphore.release();
    semaphore.release();
    assertTrue(semaphore.locked());
    onePass();
    assertEquals(List.of("a", "b", "c", "d"), events);
    semaphore.release();
    assertFalse(semaphore.locked());
    assertEquals("Semaphore[unlocked, value=1]", semaphore.toString());
    assertTrue(tasks.stream().allMatch(Task::done));
  }

  @Test
  void aPermitGivenToOneWhoIsCancelledGoesToTheNext() {
    loop.runUntilComplete(acquiring("a"));
    loop.runUntilComplete(acquiring("b"));
    Task<Object> doomed = loop.createTask(acquiring("doomed"));
    Task<Object> next = loop.createTask(acquiring("next"));
    onePass();
    semaphore.release();
    doomed.cancel();
    loop.runUntilComplete(next);
    assertTrue(doomed.cancelled());
    assertEquals(List.of("a", "b", "next"), events);
    assertEquals("Semaphore[locked]", semaphore.toString());
  }

  @Test
  void newcomersDoNotOvertakeWhoWasGivenAPermit() {
    loop.runUntilComplete(acquiring("a"));
    loop.runUntilComplete(acquiring("b"));
    Task<Object> waiter = loop.createTask(acquiring("waiter"));
    onePass();
    Task<Object> newcomer = loop.createTask(acquiring("newcomer")); // has its turn first
    semaphore.release();
    semaphore.release();
    loop.runUntilComplete(newcomer);
    assertTrue(waiter.done());
    assertEquals(List.of("a", "b", "waiter", "newcomer"), events);
  }

  @Test
  void closingWhatWasAcquiredGivesThePermitBack() {
    Held held = loop.runUntilComplete(semaphore.acquire());
    assertEquals("Semaphore[unlocked, value=1]", semaphore.toString());
    held.close();
    assertEquals("Semaphore[unlocked, value=2]", semaphore.toString());
  }

  @Test
  void aNegativeNumberOfPermitsIsRefused() {
    assertEquals(
        "Semaphore initial value must be >= 0, not -1",
        assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1)).getMessage());
    assertTrue(new Semaphore(0).locked());
    assertFalse(new Semaphore().locked());
  }

  @Test
  void aBoundedSemaphoreNoticesTooManyReleases() {
    BoundedSemaphore bounded = new BoundedSemaphore();
    Held held = loop.runUntilComplete(bounded.acquire());
    held.close();
    assertEquals(
        "BoundedSemaphore[unlocked, value=1] released too many times; release it once for each"
            + " acquire()",
        assertThrows(IllegalArgumentException.class, held::close).getMessage());
    assertEquals("BoundedSemaphore[unlocked, value=1]", bounded.toString());
  }

  private Coroutine<Object> acquiring(String name) {
    return script(v -> semaphore.acquire()).run(() -> events.add(name));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
