package dev.heddle.internal.loop;

import dev.heddle.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The handles that the loop is to run, first come, first served: a ring in an array that doubles
 * when it is full. Loop thread only.
 */
final class ReadyQueue {
  private static final int FIRST_CAPACITY = 64;

  /** Its length is a power of two. */
  private @Nullable Handle[] ring = new Handle[FIRST_CAPACITY];

  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Handle handle) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = handle;
    size++;
  }

  /** Takes the oldest; null if there is none. */
  @Nullable Handle poll() {
    Handle handle = ring[head];
    if (handle != null) {
      ring[head] = null;
      head = (head + 1) & (ring.length - 1);
      size--;
    }
    return handle;
  }

  void clear() {
    ring = new Handle[FIRST_CAPACITY];
    head = 0;
    size = 0;
  }

  private void grow() {
    @Nullable Handle[] longer = new Handle[ring.length * 2];
    int toEnd = ring.length - head;
    System.arraycopy(ring, head, longer, 0, toEnd);
    System.arraycopy(ring, 0, longer, toEnd, head);
    ring = longer;
    head = 0;
  }
}
