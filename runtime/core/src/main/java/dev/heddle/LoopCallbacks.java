package dev.heddle;

import dev.heddle.context.Context;
import java.time.Duration;

/**
 * The part of {@link EventLoop} that calls functions back. It is used as a member of {@code
 * EventLoop}; this interface keeps it apart only for the reader.
 *
 * <p>Callbacks run in a context: a copy of the caller's, or the one that is given, which is shared.
 */
public sealed interface LoopCallbacks permits EventLoop {

  /**
   * Appends a callback to the ready queue.
   *
   * @param callback called once, in the next pass
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  Handle callSoon(Runnable callback);

  /**
   * As {@link #callSoon(Runnable)}, from any thread: wakes the loop if it waits.
   *
   * @param callback called once on the loop's thread
   * @return the handle; cancel it on the loop's thread only
   * @throws IllegalStateException if the loop is closed
   */
  Handle callSoonThreadsafe(Runnable callback);

  /**
   * Calls back after a delay. Callbacks of equal deadlines run in the order of their scheduling.
   *
   * @param delay from now; negative means overdue
   * @param callback called once
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  TimerHandle callLater(Duration delay, Runnable callback);

  /**
   * Calls back at a time.
   *
   * @param whenNanos the time, by the clock of {@link #time}
   * @param callback called once
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  TimerHandle callAt(long whenNanos, Runnable callback);

  /**
   * The loop's clock, which only goes forward.
   *
   * @return nanoseconds from an arbitrary beginning
   */
  long time();

  /**
   * Appends a handle to the ready queue: {@link #callSoon(Runnable)} for a handle that exists
   * already. It is what futures and tasks use.
   *
   * @param handle run once, in the next pass
   * @throws IllegalStateException if the loop is closed
   */
  void schedule(Handle handle);

  /**
   * As {@link #callSoon(Runnable)}, in a context.
   *
   * @param callback called once, in the next pass
   * @param context shared, not copied
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  default Handle callSoon(Runnable callback, Context context) {
    return callSoon(() -> context.run(callback));
  }

  /**
   * As {@link #callSoonThreadsafe(Runnable)}, in a context.
   *
   * @param callback called once on the loop's thread
   * @param context shared, not copied
   * @return the handle; cancel it on the loop's thread only
   * @throws IllegalStateException if the loop is closed
   */
  default Handle callSoonThreadsafe(Runnable callback, Context context) {
    return callSoonThreadsafe(() -> context.run(callback));
  }

  /**
   * As {@link #callLater(Duration, Runnable)}, in a context.
   *
   * @param delay from now; negative means overdue
   * @param callback called once
   * @param context shared, not copied
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  default TimerHandle callLater(Duration delay, Runnable callback, Context context) {
    return callLater(delay, () -> context.run(callback));
  }

  /**
   * As {@link #callAt(long, Runnable)}, in a context.
   *
   * @param whenNanos the time, by the clock of {@link #time}
   * @param callback called once
   * @param context shared, not copied
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  default TimerHandle callAt(long whenNanos, Runnable callback, Context context) {
    return callAt(whenNanos, () -> context.run(callback));
  }
}
