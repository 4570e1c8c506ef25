package dev.heddle.queues;

import org.jspecify.annotations.Nullable;

/**
 * A queue that gives the newest item first: asyncio's {@code LifoQueue}. Items may be null.
 *
 * @param <T> the type of the items
 */
public final class LifoQueue<T extends @Nullable Object> extends Queue<T> {

  /** A queue without limit. */
  public LifoQueue() {
    this(0);
  }

  /**
   * A queue.
   *
   * @param maxsize how many items there is room for; zero or less for any number
   */
  public LifoQueue(int maxsize) {
    super(maxsize);
  }

  @Override
  T retrieve() {
    return itemOf(items.removeLast());
  }
}
