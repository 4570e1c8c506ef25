package dev.heddle.internal.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a loop, earliest deadline first, equal deadlines in the order of scheduling.
 *
 * <p>A heap in an array with four children a node: half the depth of a binary one, and the children
 * lie side by side. The deadlines have an array of their own, so that a comparison seldom has to
 * load a timer. Most timers of a busy program are timeouts that are cancelled long before they are
 * due: those stay where they are until they are the majority, then all are swept out at once, so
 * that cancelling costs constant time on average. Loop thread only.
 */
final class TimerHeap {
  private static final int FIRST_CAPACITY = 64;
  private static final int CHILDREN = 4;

  /** Fewer cancelled timers than this are not worth a sweep; as in asyncio. */
  private static final int LEAST_SWEEP = 100;

  private @Nullable Timer[] timers = new Timer[FIRST_CAPACITY];
  private long[] deadlines = new long[FIRST_CAPACITY];
  private int size;
  private int cancelled;

  /** How many timers there are, cancelled ones included. */
  int size() {
    return size;
  }

  void add(Timer timer) {
    if (size == timers.length) {
      timers = Arrays.copyOf(timers, size * 2);
      deadlines = Arrays.copyOf(deadlines, size * 2);
    }
    timer.isScheduled = true;
    siftUp(size++, timer);
  }

  /** The earliest timer that is not cancelled; null if there is none. */
  @Nullable Timer first() {
    Timer first = timers[0];
    while (first != null && first.cancelled()) {
      cancelled--;
      removeFirst(first);
      first = timers[0];
    }
    return first;
  }

  /** Takes out the earliest timer if it is due, cancelled ones aside. */
  @Nullable Timer pollDue(long now) {
    Timer first = first();
    if (first == null || deadlines[0] > now) {
      return null;
    }
    removeFirst(first);
    return first;
  }

  /** To be told of each timer that is cancelled while it is in the heap. */
  void timerCancelled() {
    cancelled++;
    if (cancelled > LEAST_SWEEP && cancelled > size / 2) {
      sweep();
    }
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      at(i).isScheduled = false;
    }
    timers = new Timer[FIRST_CAPACITY];
    deadlines = new long[FIRST_CAPACITY];
    size = 0;
    cancelled = 0;
  }

  private void sweep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      Timer timer = at(i);
      if (timer.cancelled()) {
        timer.isScheduled = false;
      } else {
        deadlines[kept] = timer.when();
        timers[kept++] = timer;
      }
    }
    Arrays.fill(timers, kept, size, null);
    size = kept;
    cancelled = 0;
    for (int i = (kept - 2) / CHILDREN; i >= 0 && kept > 1; i--) {
      siftDown(i, at(i));
    }
    shrink();
  }

  private void shrink() {
    int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, size)) * 4);
    if (capacity < timers.length) {
      timers = Arrays.copyOf(timers, capacity);
      deadlines = Arrays.copyOf(deadlines, capacity);
    }
  }

  private void removeFirst(Timer first) {
    first.isScheduled = false;
    Timer last = at(--size);
    timers[size] = null;
    if (size > 0) {
      siftDown(0, last);
    }
  }

  private void siftUp(int from, Timer timer) {
    long when = timer.when();
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) / CHILDREN;
      if (!isBefore(when, timer, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    timers[hole] = timer;
    deadlines[hole] = when;
  }

  private void siftDown(int from, Timer timer) {
    long when = timer.when();
    int hole = from;
    for (int child = firstChild(hole); child < size; child = firstChild(hole)) {
      int least = leastOf(child);
      if (isBefore(when, timer, least)) {
        break;
      }
      move(least, hole);
      hole = least;
    }
    timers[hole] = timer;
    deadlines[hole] = when;
  }

  private int leastOf(int firstChild) {
    int least = firstChild;
    int end = Math.min(firstChild + CHILDREN, size);
    for (int child = firstChild + 1; child < end; child++) {
      if (isBefore(deadlines[child], at(child), least)) {
        least = child;
      }
    }
    return least;
  }

  private boolean isBefore(long when, Timer timer, int other) {
    return when < deadlines[other] || (when == deadlines[other] && timer.number < at(other).number);
  }

  private void move(int from, int to) {
    timers[to] = timers[from];
    deadlines[to] = deadlines[from];
  }

  private static int firstChild(int node) {
    return node * CHILDREN + 1;
  }

  private Timer at(int index) {
    Timer timer = timers[index];
    if (timer == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return timer;
  }
}
