package dev.heddle.queues;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Queue<String> queue = new Queue<>(1);
  private final List<Object> events = new ArrayList<>();

  @Test
  void itemsComeOutInTheOrderInWhichTheyWentInAndMayBeNull() {
    Queue<String> unbounded = new Queue<>();
    unbounded.putNowait("a");
    unbounded.putNowait(null);
    unbounded.putNowait("b");
    assertEquals(3, unbounded.qsize());
    assertFalse(unbounded.full() || unbounded.empty());
    assertEquals("a", unbounded.getNowait());
    assertNull(unbounded.getNowait());
    assertEquals("b", loop.runUntilComplete(unbounded.get()));
    assertTrue(unbounded.empty());
  }

  @Test
  void lessThanNoRoomIsRoomForAnyNumber() {
    Queue<String> queue = new Queue<>(-1);
    queue.putNowait("x");
    queue.putNowait("y");
    assertFalse(queue.full());
    assertEquals(-1, queue.maxsize());
  }

  @Test
  void withoutWaitingAFullOrEmptyQueueThrows() {
    assertEquals(
        "Queue[maxsize=1, qsize=0] is empty; await get() to wait for an item",
        assertThrows(QueueEmpty.class, queue::getNowait).getMessage());
    queue.putNowait("x");
    assertTrue(queue.full());
    assertEquals(
        "Queue[maxsize=1, qsize=1, unfinished=1] is full; await put() to wait for room",
        assertThrows(QueueFull.class, () -> queue.putNowait("y")).getMessage());
    assertEquals(1, queue.maxsize());
  }

  @Test
  void gettingAnItemThatIsThereDoesNotGiveUpTheTurn() {
    queue.putNowait("x");
    Task<String> task = loop.createTask(queue.get());
    loop.callSoon(() -> events.add(task.done()));
    assertEquals("x", loop.runUntilComplete(task));
    assertEquals(List.of(true), events);
  }

  @Test
  void gettersAndPuttersWaitInTheOrderOfAsking() {
    List<Task<Object>> getters = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      getters.add(loop.createTask(getting(name)));
    }
    onePass();
    assertEquals("Queue[maxsize=1, qsize=0, getters=2]", queue.toString());
    Task<Object> putting =
        loop.createTask(script(v -> queue.put("a")).then(v -> queue.put("b")).then(v -> "done"));
    getters.forEach(loop::runUntilComplete);
    assertEquals("done", loop.runUntilComplete(putting));
    assertEquals(List.of("first a", "second b"), events);
  }

  /** Woken for nothing, the one behind would have to ask again, after all others. */
  @Test
  void cancelledGetterDoesNotWakeTheOneBehindForAnItemThatHasATaker() {
    List<Task<Object>> getters = new ArrayList<>();
    for (String name : List.of("1", "2", "3", "4")) {
      getters.add(loop.createTask(getting(name)));
    }
    onePass();
    getters.get(1).cancel(); // has its turn before the first, when the item is still there
    for (String item : List.of("a", "b", "c")) {
      queue.putNowait(item);
      onePass();
      onePass();
    }
    assertEquals(List.of("1 a", "3 b", "4 c"), events);
  }

  @Test
  void cancelledPutterDoesNotWakeTheOneBehindForRoomThatHasATaker() {
    queue.putNowait("0");
    List<Task<Object>> putters = new ArrayList<>();
    for (String item : List.of("1", "2", "3", "4")) {
      putters.add(loop.createTask(script(v -> queue.put(item))));
    }
    onePass();
    putters.get(1).cancel(); // has its turn before the first, when there is room
    for (int i = 0; i < 4; i++) {
      events.add(queue.getNowait());
      onePass();
      onePass();
    }
    assertEquals(List.of("0", "1", "3", "4"), events);
  }

  @Test
  void cancelledGetterLosesNoItem() {
    Task<Object> doomed = loop.createTask(getting("doomed"));
    Task<Object> next = loop.createTask(getting("next"));
    onePass();
    queue.putNowait("item");
    doomed.cancel();
    loop.runUntilComplete(next);
    assertTrue(doomed.cancelled());
    assertEquals(List.of("next item"), events);
  }

  @Test
  void cancelledPutterAddsNothingAndPassesItsTurnOn() {
    queue.putNowait("old");
    Task<Void> doomed = loop.createTask(queue.put("doomed"));
    Task<Void> next = loop.createTask(queue.put("next"));
    onePass();
    assertEquals("Queue[maxsize=1, qsize=1, putters=2, unfinished=1]", queue.toString());
    queue.getNowait();
    doomed.cancel();
    loop.runUntilComplete(next);
    assertTrue(doomed.cancelled());
    assertEquals("next", queue.getNowait());
  }

  @Test
  void joinWaitsUntilTheWorkOnEachItemIsDone() {
    Queue<String> work = new Queue<>();
    assertNull(loop.runUntilComplete(work.join()), "nothing to do");
    work.putNowait("a");
    work.putNowait("b");
    Task<Void> join = loop.createTask(work.join());
    work.getNowait();
    work.getNowait();
    work.taskDone();
    onePass();
    assertFalse(join.done());
    work.taskDone();
    assertNull(loop.runUntilComplete(join));
    assertEquals(
        "taskDone() called too many times for Queue[maxsize=0, qsize=0]; call it once for each"
            + " item",
        assertThrows(IllegalArgumentException.class, work::taskDone).getMessage());
  }

  @Test
  void aQueueThatIsShutDownGivesWhatItHasAndTakesNothing() {
    queue.putNowait("last");
    Task<Object> putter =
        loop.createTask(script(v -> queue.put("more")).except(e -> e.getClass().getSimpleName()));
    onePass();
    queue.shutdown();
    assertEquals("QueueShutDown", loop.runUntilComplete(putter));
    assertThrows(QueueShutDown.class, () -> queue.putNowait("more"));
    assertEquals("last", loop.runUntilComplete(queue.get()));
    assertThrows(QueueShutDown.class, () -> loop.runUntilComplete(queue.get()));
    assertEquals(
        "Queue[maxsize=1, qsize=0, unfinished=1, shut down]; nothing can be put any more, and nothing"
            + " is left to get",
        assertThrows(QueueShutDown.class, queue::getNowait).getMessage());
  }

  @Test
  void anImmediateShutdownDropsWhatIsThereAndWakesEverybody() {
    Queue<String> work = new Queue<>();
    Task<Object> getter =
        loop.createTask(script(v -> work.get()).except(e -> e.getClass().getSimpleName()));
    onePass();
    Queue<String> full = new Queue<>();
    full.putNowait("dropped");
    Task<Void> join = loop.createTask(full.join());
    onePass();
    full.shutdown(true);
    work.shutdown(true);
    assertNull(loop.runUntilComplete(join));
    assertEquals("QueueShutDown", loop.runUntilComplete(getter));
    assertTrue(full.empty());
  }

  private Coroutine<Object> getting(String name) {
    return script(v -> queue.get()).then(item -> events.add(name + " " + item));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
