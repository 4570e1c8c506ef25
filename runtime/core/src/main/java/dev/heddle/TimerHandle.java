package dev.heddle;

import dev.heddle.context.Context;

/**
 * A handle that runs at a time: what {@link EventLoop#callLater} and {@link EventLoop#callAt} give
 * back.
 */
public abstract class TimerHandle extends Handle {
  private final long when;

  /**
   * For loops.
   *
   * @param whenNanos the time to run at, by the clock of {@link EventLoop#time}
   */
  protected TimerHandle(long whenNanos) {
    this.when = whenNanos;
  }

  /**
   * For loops: a timer that runs in a context.
   *
   * @param whenNanos the time to run at, by the clock of {@link EventLoop#time}
   * @param context shared, not copied
   */
  protected TimerHandle(long whenNanos, Context context) {
    super(context);
    this.when = whenNanos;
  }

  /**
   * The time to run at.
   *
   * @return nanoseconds of the loop's clock
   */
  public final long when() {
    return when;
  }

  /** The handle as Python shows it, the time in nanoseconds. */
  @Override
  public String toString() {
    return describe("TimerHandle", " when=" + when);
  }
}
