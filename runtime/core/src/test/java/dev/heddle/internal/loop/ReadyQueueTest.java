package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.context.Context;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private final EventLoop loop = VirtualTime.loop();
  private final ReadyQueue queue = new ReadyQueue();

  @Test
  void anEmptyQueueGivesNothing() {
    assertNull(queue.poll());
    assertTrue(queue.isEmpty());
  }

  @Test
  void handlesComeOutInTheOrderInWhichTheyWentIn() {
    ArrayDeque<Handle> model = new ArrayDeque<>();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(100) < 55) {
        Handle handle = new Callback(loop, () -> {}, new Context());
        queue.add(handle);
        model.add(handle);
      } else {
        assertSame(model.poll(), queue.poll());
      }
      assertEquals(model.size(), queue.size());
    }
    while (!model.isEmpty()) {
      assertSame(model.poll(), queue.poll());
    }
    assertNull(queue.poll());
  }

  @Test
  void aClearedQueueIsEmpty() {
    queue.add(new Callback(loop, () -> {}, new Context()));
    queue.clear();
    assertNull(queue.poll());
    assertEquals(0, queue.size());
  }
}
