package dev.heddle.queues;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Queue#get}. One that is woken and finds the item taken by another waits again. */
final class Get<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Queue.class, "get", true);

  private final Queue<T> queue;
  private @Nullable Ticket ticket;

  Get(Queue<T> queue) {
    this.queue = queue;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      awake();
    }
    if (!queue.empty()) {
      return queue.getNowait();
    }
    if (queue.isShutDown()) {
      throw new QueueShutDown(queue);
    }
    Ticket place = queue.getters.enter();
    ticket = place;
    state = 1;
    return Suspension.on(place).push(this);
  }

  private void awake() throws Throwable {
    try {
      take();
    } catch (Throwable failure) {
      Ticket place = Objects.requireNonNull(ticket);
      place.cancel();
      queue.getters.leave(place);
      if (!queue.empty() && !place.cancelled()) {
        queue.getters.releaseNext();
      }
      throw failure;
    }
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
