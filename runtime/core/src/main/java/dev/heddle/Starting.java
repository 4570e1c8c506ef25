package dev.heddle;

import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/**
 * What a task that is being {@linkplain TaskGroup#start started} is given, to say that it is ready:
 * trio's {@code task_status}.
 *
 * @param <V> the type of what it is ready with
 */
public final class Starting<V extends @Nullable Object> {
  private final Future<V> outcome;
  private boolean isReady;

  Starting(Future<V> outcome) {
    this.outcome = outcome;
  }

  /**
   * Says that the task is ready: whoever started it goes on, and the task belongs to the group.
   *
   * @param value what it is ready with: a port, for example
   * @throws IllegalStateException the second time
   */
  public void ready(V value) {
    if (isReady) {
      throw new IllegalStateException("ready() has been called already; a task starts once");
    }
    isReady = true;
    if (!outcome.done()) {
      outcome.finish(value);
    }
  }

  /**
   * Says that the task is ready, with nothing to tell.
   *
   * @throws IllegalStateException the second time
   */
  public void ready() {
    ready(Unchecked.cast(null));
  }

  boolean isReady() {
    return isReady;
  }

  /** Tells whoever waits that the task has ended; false if nobody does or it was ready. */
  boolean endedWith(Task<?> task) {
    if (isReady || outcome.done()) {
      return false;
    }
    Throwable failure = task.failureToThrow();
    outcome.fail(
        failure == null || failure instanceof CancelledError
            ? new IllegalStateException(
                task.getName() + " has ended without calling ready(); start() waited for that",
                failure)
            : failure);
    return true;
  }
}
