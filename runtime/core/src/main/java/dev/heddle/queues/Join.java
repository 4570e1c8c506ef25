package dev.heddle.queues;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.sync.Event;
import org.jspecify.annotations.Nullable;

/** {@link Queue#join}. */
final class Join extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Queue.class, "join", false);

  private final Event finished;

  Join(Event finished) {
    this.finished = finished;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      take();
      return null;
    }
    Object done = Await.await(finished.waitFor());
    if (done instanceof Suspension suspension) {
      state = 1;
      return suspension.push(this);
    }
    return null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
