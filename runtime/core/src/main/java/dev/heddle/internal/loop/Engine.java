package dev.heddle.internal.loop;

/**
 * Where a loop blocks when it has nothing to run: parking its thread, or waiting for I/O as well.
 * All but {@link #wakeup} is called on the loop's thread.
 */
public interface Engine extends AutoCloseable {
  /** The timeout of a wait that only {@link #wakeup} or I/O ends. */
  long FOREVER = Long.MAX_VALUE;

  /**
   * Waits until I/O is ready, {@link #wakeup} is called or the time is over, and schedules the
   * handlers of what is ready on the loop. It may return early.
   *
   * @param timeoutNanos how long at most; 0 only looks
   */
  void select(long timeoutNanos);

  /**
   * Looks for I/O while callbacks are ready. An engine whose look is dear next to a callback may
   * put it off for a while.
   *
   * @param turns how many handles the loop has run since the last call
   */
  default void poll(int turns) {
    select(0);
  }

  /**
   * Ends the present wait, or else the next one. Any thread, also after {@link #close}, when it
   * does nothing.
   */
  void wakeup();

  /**
   * Tells that work has begun elsewhere, on another thread, whose end will wake the loop. Time that
   * is not real must not go on meanwhile, and the loop is not in a deadlock. Any thread.
   */
  default void outsideBegins() {}

  /**
   * Tells that such work has ended, after the {@link #wakeup} that it owed. Any thread; once for
   * each {@link #outsideBegins}.
   */
  default void outsideEnds() {}

  /** Gives back what the engine holds. */
  @Override
  void close();
}
