package dev.heddle.internal.loop;

/** Where a loop takes the time from. */
@FunctionalInterface
public interface Clock {
  /** The machine's monotonic clock, from the start of the program on. */
  Clock MONOTONIC = new MonotonicClock();

  /**
   * The time, which never goes back.
   *
   * @return nanoseconds from an arbitrary beginning
   */
  long nanos();
}
