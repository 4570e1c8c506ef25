package dev.heddle.internal;

import dev.heddle.EventLoop;
import dev.heddle.frame.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is doing: the loop that runs on it and the driver that resumes a coroutine on it.
 *
 * <p>One object for both, so that a turn of a task costs a single look-up of a thread local.
 */
public final class Current {
  private static final ThreadLocal<Current> HERE = ThreadLocal.withInitial(Current::new);

  /** The suspension of the innermost driver at work on this thread; null outside of coroutines. */
  public @Nullable Suspension suspension;

  /** The loop that is running on this thread. */
  public @Nullable EventLoop running;

  /** The loop that {@link EventLoop#setCurrent} chose for this thread. */
  public @Nullable EventLoop chosen;

  private Current() {}

  /**
   * The calling thread's object.
   *
   * @return the one object of this thread
   */
  public static Current get() {
    return HERE.get();
  }
}
