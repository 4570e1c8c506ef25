package dev.heddle.queues;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Queue#put}. One that is woken and finds the room taken by another waits again. */
final class Put<T extends @Nullable Object> extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Queue.class, "put", true);

  private final Queue<T> queue;
  private final T item;
  private @Nullable Ticket ticket;

  Put(Queue<T> queue, T item) {
    this.queue = queue;
    this.item = item;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      awake();
    }
    if (!queue.full() || queue.isShutDown()) {
      put();
      return null;
    }
    Ticket place = queue.putters.enter();
    ticket = place;
    state = 1;
    return Suspension.on(place).push(this);
  }

  /** An item that the queue refuses leaves its room to the next one. */
  private void put() {
    boolean isStored = false;
    try {
      queue.putNowait(item);
      isStored = true;
    } finally {
      if (!isStored && ticket != null && !queue.full()) {
        queue.putters.releaseNext();
      }
    }
  }

  private void awake() throws Throwable {
    try {
      take();
    } catch (Throwable failure) {
      Ticket place = Objects.requireNonNull(ticket);
      place.cancel();
      queue.putters.leave(place);
      if (!queue.full() && !place.cancelled()) {
        queue.putters.releaseNext();
      }
      throw failure;
    }
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
