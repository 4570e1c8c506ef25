package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.context.Context;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
  private static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::when).thenComparingLong(timer -> timer.number);

  /**
   * The timers name this loop, which does not know them: their cancellation is told to the heap.
   */
  private final StandardLoop loop = (StandardLoop) VirtualTime.loop();

  private final TimerHeap heap = new TimerHeap();
  private long made;

  @Test
  void timersComeOutByDeadlineThenByAge() {
    PriorityQueue<Timer> model = new PriorityQueue<>(ORDER);
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      if (random.nextInt(100) < 60) {
        Timer timer = timer(random.nextInt(50));
        heap.add(timer);
        model.add(timer);
      } else {
        assertSame(model.poll(), heap.pollDue(Long.MAX_VALUE));
      }
      assertSame(model.peek(), heap.first());
    }
  }

  @Test
  void aTimerIsDueFromItsDeadlineOnAndNotBefore() {
    Timer timer = timer(10);
    heap.add(timer);
    assertNull(heap.pollDue(9));
    assertSame(timer, heap.pollDue(10));
    assertNull(heap.pollDue(10));
  }

  @Test
  void cancelledTimersAreSweptOutWhenTheyAreTheMajority() {
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Timer timer = new Timer(loop, 1000 - i, i, () -> {}, new Context());
      timers.add(timer);
      heap.add(timer);
    }
    for (int i = 0; i < 500; i++) {
      cancel(timers.get(i));
    }
    assertEquals(1000, heap.size());
    cancel(timers.get(500));
    assertEquals(499, heap.size());
    for (int i = 999; i > 500; i--) {
      assertSame(timers.get(i), heap.pollDue(Long.MAX_VALUE));
    }
    assertNull(heap.first());
  }

  @Test
  void randomCancellationsLeaveTheOthersInOrder() {
    PriorityQueue<Timer> model = new PriorityQueue<>(ORDER);
    List<Timer> all = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 30_000; i++) {
      int choice = random.nextInt(100);
      if (choice < 50 || all.isEmpty()) {
        Timer timer = timer(random.nextLong(1_000_000));
        heap.add(timer);
        model.add(timer);
        all.add(timer);
      } else if (choice < 90) {
        Timer timer = all.get(random.nextInt(all.size()));
        if (timer.isScheduled && !timer.cancelled()) {
          cancel(timer);
          model.remove(timer);
        }
      } else {
        assertSame(model.poll(), heap.pollDue(Long.MAX_VALUE));
      }
    }
    while (!model.isEmpty()) {
      assertSame(model.poll(), heap.pollDue(Long.MAX_VALUE));
    }
    assertNull(heap.pollDue(Long.MAX_VALUE));
    assertEquals(0, heap.size());
  }

  @Test
  void aMillionTimersFitAndGoAgain() {
    Random random = new Random(5);
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      Timer timer = timer(random.nextLong());
      timers.add(timer);
      heap.add(timer);
    }
    timers.forEach(this::cancel);
    assertNull(heap.first());
    assertEquals(0, heap.size());
  }

  private Timer timer(long when) {
    return new Timer(loop, when, made++, () -> {}, new Context());
  }

  private void cancel(Timer timer) {
    boolean wasScheduled = timer.isScheduled;
    timer.isScheduled = false;
    timer.cancel();
    timer.isScheduled = wasScheduled;
    heap.timerCancelled();
  }
}
