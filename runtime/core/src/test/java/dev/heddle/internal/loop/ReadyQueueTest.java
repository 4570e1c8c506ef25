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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  @Test
  void anOrderRearrangesWhatIsReadyAtTheBeginningOfThePass() {
    List<String> ran = new ArrayList<>();
    ReadyQueue reversed =
        new ReadyQueue(
            pass -> {
              List<Handle> copy = new ArrayList<>(pass);
              Collections.reverse(copy);
              return copy;
            });
    for (int i = 0; i < 100; i++) {
      String name = "" + i;
      reversed.add(new Callback(loop, () -> ran.add(name), new Context()));
      if (i >= 60) {
        reversed.poll(); // so that the ring has turned when it is arranged
      }
    }
    assertEquals(60, reversed.beginPass());
    reversed.add(new Callback(loop, () -> ran.add("of the next pass"), new Context()));
    for (Handle handle = reversed.poll(); handle != null; handle = reversed.poll()) {
      handle.run();
    }
    assertEquals(61, ran.size());
    assertEquals(List.of("99", "98", "97"), ran.subList(0, 3));
    assertEquals(List.of("41", "40", "of the next pass"), ran.subList(58, 61));
  }

  @Test
  void whatTheOrderSchedulesComesInTheNextPass() {
    List<String> ran = new ArrayList<>();
    EventLoop arranged =
        Loops.create(
            () -> 0,
            made -> new VirtualTime(),
            pass -> {
              if (ran.isEmpty() && pass.size() == 2) {
                EventLoop running = EventLoop.running();
                for (int i = 0; i < 100; i++) {
                  running.callSoon(() -> ran.add("later"));
                }
              }
              return List.of(pass.get(1), pass.get(0));
            });
    arranged.callSoon(() -> ran.add("first"));
    arranged.callSoon(() -> ran.add("second"));
    arranged.stop();
    arranged.runForever();
    assertEquals(List.of("second", "first"), ran);
  }
}
