package dev.heddle.queues;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueKindsTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void aLifoQueueGivesTheNewestFirst() {
    LifoQueue<String> queue = new LifoQueue<>();
    Arrays.asList("a", null, "b").forEach(queue::putNowait);
    assertEquals("LifoQueue[maxsize=0, qsize=3, unfinished=3]", queue.toString());
    assertEquals("b", queue.getNowait());
    assertNull(queue.getNowait());
    assertEquals("a", queue.getNowait());
  }

  @Test
  void aPriorityQueueGivesTheSmallestFirst() {
    PriorityQueue<Integer> queue = new PriorityQueue<>(3);
    List.of(3, 1, 2).forEach(queue::putNowait);
    assertTrue(queue.full());
    assertEquals(1, queue.getNowait());
    assertEquals(2, queue.getNowait());
    assertEquals("PriorityQueue[maxsize=3, qsize=1, unfinished=3]", queue.toString());
  }

  @Test
  void equalOnesComeOutInTheOrderInWhichTheyWentIn() {
    PriorityQueue<String> queue = new PriorityQueue<>(0, Comparator.comparing(String::length));
    for (int i = 0; i < 20; i++) {
      queue.putNowait("a" + i);
      queue.putNowait("bbb" + i);
    }
    List<String> taken = new ArrayList<>();
    while (!queue.empty()) {
      taken.add(queue.getNowait());
    }
    List<String> expected = new ArrayList<>();
    for (String letters : List.of("a", "bbb")) {
      for (int i = 0; i < 20; i++) {
        expected.add(letters + i);
      }
    }
    expected.sort(Comparator.comparing(String::length));
    assertEquals(expected, taken);
  }

  @Test
  void aPriorityQueueRefusesWhatHasNoOrder() {
    PriorityQueue<Object> queue = new PriorityQueue<>();
    assertThrows(ClassCastException.class, () -> queue.putNowait(new Object()));
    assertThrows(NullPointerException.class, () -> queue.putNowait(null));
    assertEquals("PriorityQueue[maxsize=0, qsize=0]", queue.toString());
  }

  @Test
  void aBoundedOneOfEachKindLetsPuttersWait() {
    for (Queue<String> queue : List.of(new LifoQueue<String>(1), new PriorityQueue<String>(1))) {
      queue.putNowait("a");
      Task<?> putter = loop.createTask(queue.put("b"));
      onePass();
      assertEquals("a", queue.getNowait());
      loop.runUntilComplete(putter);
      assertEquals("b", queue.getNowait());
    }
  }

  @Test
  void anIteratorEndsWhenTheQueueIsShutDownAndEmpty() {
    Queue<Integer> queue = new Queue<>(1);
    Task<List<Integer>> all = loop.createTask(queue.asyncIterator().toList());
    loop.runUntilComplete(
        script(v -> queue.put(1))
            .then(v -> queue.put(2))
            .then(v -> queue.put(3))
            .run(queue::shutdown));
    assertEquals(List.of(1, 2, 3), loop.runUntilComplete(all));
  }

  @Test
  void iteratorsShareTheItems() {
    Queue<Integer> queue = new Queue<>();
    for (int i = 0; i < 2; i++) {
      int n = i;
      loop.createTask(
          queue
              .asyncIterator()
              .forEachAwait(
                  item -> script(v -> events.add(n + ":" + item)).then(v -> Asyncio.yieldNow())));
    }
    onePass();
    List.of(1, 2, 3).forEach(queue::putNowait);
    queue.shutdown();
    loop.runUntilComplete(script(v -> Asyncio.gather(loop.tasks().unfinished().get(0))));
    onePass();
    assertEquals(List.of("0:1", "1:2", "0:3"), events);
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  @Test
  void aPutThatTheOrderRefusesLeavesItsRoomToTheNextOne() {
    EventLoop loop = VirtualTime.loop();
    PriorityQueue<Object> queue = new PriorityQueue<>(1, QueueKindsTest::numbersOnly);
    queue.putNowait(1);
    Task<?> refused = loop.createTask(queue.put("no number"));
    Task<?> next = loop.createTask(queue.put(2));
    loop.runUntilComplete(Asyncio.yieldNow());
    assertEquals("PriorityQueue[maxsize=1, qsize=1, putters=2, unfinished=1]", queue.toString());
    queue.getNowait();
    loop.runUntilComplete(next);
    assertEquals("no order", refused.exception().getMessage());
    assertEquals("PriorityQueue[maxsize=1, qsize=1, unfinished=2]", queue.toString());
  }

  private static int numbersOnly(Object a, Object b) {
    if (a instanceof Integer && b instanceof Integer) {
      return Integer.compare((Integer) a, (Integer) b);
    }
    throw new ClassCastException("no order");
  }
}
