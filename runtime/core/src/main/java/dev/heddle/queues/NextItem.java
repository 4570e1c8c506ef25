package dev.heddle.queues;

import dev.heddle.Next;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/**
 * A step of {@link Queue#asyncIterator}: the next item, or the end of a queue that is shut down.
 */
final class NextItem<T extends @Nullable Object> extends Frame<Next<T>> {
  private static final String LAYOUT = RuntimeLayout.of(Queue.class, "next", true);

  private final Queue<T> queue;

  NextItem(Queue<T> queue) {
    this.queue = queue;
  }

  @Override
  protected Object resume() throws Throwable {
    Object item;
    try {
      item = state == 0 ? Await.await(queue.get()) : take();
    } catch (QueueShutDown end) {
      return Next.end();
    }
    if (item instanceof Suspension suspension) {
      state = 1;
      return suspension.push(this);
    }
    return Next.of(Unchecked.<T>cast(item));
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
