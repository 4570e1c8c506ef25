package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CPython's barrier prints in the same scenes, but for the order of state and name. */
class BarrierTest {
  private static final String BROKEN = " Abort or reset of barrier";

  private final EventLoop loop = VirtualTime.loop();
  private final Barrier barrier = new Barrier(2);
  private final List<String> events = new ArrayList<>();

  @Test
  void theLastOneDoesNotWaitAndTheOthersGoOn() {
    come(5);
    settle();
    assertEquals(List.of("1 1", "0 0", "3 1", "2 0"), events);
    assertEquals("Barrier[filling, waiters=1/2]", barrier.toString());
    assertEquals(1, barrier.nWaiting());
    assertEquals(2, barrier.parties());
  }

  @Test
  void aBarrierOfOneStopsNobody() {
    assertEquals(0, loop.runUntilComplete(new Barrier(1).waitFor()));
    assertEquals(
        "parties must be >= 1, not 0",
        assertThrows(IllegalArgumentException.class, () -> new Barrier(0)).getMessage());
  }

  @Test
  void abortBreaksItForThoseWhoWaitAndThoseWhoCome() {
    come(1);
    onePass();
    barrier.abort().send(null);
    come(1);
    settle();
    assertEquals(List.of("0 Abort or reset of barrier", "1 Barrier aborted"), events);
    assertTrue(barrier.broken());
    assertEquals(0, barrier.nWaiting());
    assertEquals("Barrier[broken]", barrier.toString());
  }

  @Test
  void abortWhileTheyGoOnStopsThoseWhoHaveNotGone() {
    come(3);
    onePass();
    barrier.abort().send(null);
    settle();
    assertEquals(List.of("1 1", "0" + BROKEN, "2 Barrier aborted"), events);
    assertTrue(barrier.broken());
  }

  @Test
  void resetEmptiesItAndMakesItWholeAgain() {
    come(1);
    onePass();
    barrier.reset().send(null);
    events.add(barrier.toString());
    come(1);
    settle();
    assertEquals(List.of("Barrier[resetting, waiters=0/2]", "0" + BROKEN), events);
    assertEquals("Barrier[filling, waiters=1/2]", barrier.toString());

    barrier.abort().send(null);
    settle();
    barrier.reset().send(null);
    assertFalse(barrier.broken());
    come(2);
    settle();
    assertEquals(List.of("1" + BROKEN, "3 1", "2 0"), events.subList(2, 5));
  }

  @Test
  void whoComesWhileItResetsWaitsUntilItFillsAgain() {
    come(1);
    onePass();
    come(2);
    barrier.reset().send(null);
    settle();
    assertEquals(List.of("0" + BROKEN, "2 1", "1 0"), events);
  }

  @Test
  void resetWhileTheyGoOnStopsThoseWhoHaveNotGone() {
    come(3);
    onePass();
    barrier.reset().send(null);
    settle();
    assertEquals(List.of("1 1", "0" + BROKEN), events);
    assertEquals("Barrier[filling, waiters=1/2]", barrier.toString());
  }

  @Test
  void oneThatIsCancelledLeavesAndBreaksNothing() {
    List<Task<Object>> tasks = come(1);
    onePass();
    tasks.get(0).cancel();
    settle();
    assertEquals("Barrier[filling, waiters=0/2]", barrier.toString());

    List<Task<Object>> more = come(2);
    onePass();
    more.get(0).cancel();
    settle();
    assertEquals(List.of("0 cancelled", "2 1", "1 cancelled"), events);
    assertEquals("Barrier[filling, waiters=0/2]", barrier.toString());
  }

  private int arrivals;

  private List<Task<Object>> come(int count) {
    List<Task<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int n = arrivals++;
      tasks.add(
          loop.createTask(
              script(v -> barrier.waitFor())
                  .then(index -> events.add(n + " " + index))
                  .except(
                      e ->
                          events.add(
                              n
                                  + " "
                                  + (e instanceof CancelledError
                                      ? "cancelled"
                                      : e.getMessage())))));
    }
    return tasks;
  }

  private void run(Coroutine<?> coroutine) {
    loop.runUntilComplete(coroutine);
  }

  private void settle() {
    run(Asyncio.sleep(Duration.ofMillis(10)));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
