package dev.heddle.queues;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Queue#join}. Once woken it is through, even if something has been put meanwhile. */
final class Join extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Queue.class, "join", true);

  private final Queue<?> queue;
  private @Nullable Ticket ticket;

  Join(Queue<?> queue) {
    this.queue = queue;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      if (!queue.hasUnfinished()) {
        return null;
      }
      Ticket place = queue.joiners.enter();
      ticket = place;
      state = 1;
      return Suspension.on(place).push(this);
    }
    try {
      take();
      return null;
    } finally {
      queue.joiners.leave(Objects.requireNonNull(ticket));
    }
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
