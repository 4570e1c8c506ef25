package dev.heddle.internal.loop;

import dev.heddle.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /** Null everywhere but in tests that explore orders. */
  private final @Nullable ReadyOrder order;

  ReadyQueue() {
    this(null);
  }

  ReadyQueue(@Nullable ReadyOrder order) {
    this.order = order;
  }

  /**
   * Begins a pass, which runs what is here now.
   *
   * @return how many handles that are
   */
  int beginPass() {
    int handles = size;
    if (order != null) {
      rearrange(order, handles);
    }
    return handles;
  }

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

  /** The order may schedule handles: they come behind, for the next pass. */
  private void rearrange(ReadyOrder chosen, int handles) {
    List<Handle> pass = new ArrayList<>(handles);
    for (int i = 0; i < handles; i++) {
      pass.add(Objects.requireNonNull(ring[(head + i) & (ring.length - 1)]));
    }
    List<Handle> arranged = chosen.arrange(pass);
    for (int i = 0; i < handles; i++) {
      ring[(head + i) & (ring.length - 1)] = arranged.get(i);
    }
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
