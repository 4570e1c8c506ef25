package dev.heddle.internal;

import java.time.Duration;

/** Sums of nanoseconds that end at the edge of {@code long} instead of running over it. */
public final class Nanos {
  private Nanos() {}

  /**
   * A duration in nanoseconds.
   *
   * @param duration any duration
   * @return the nearest {@code long} to it
   */
  public static long of(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * A time after another.
   *
   * @param time a time
   * @param nanos how much later
   * @return the sum, or the nearest {@code long} to it
   */
  public static long after(long time, long nanos) {
    long sum = time + nanos;
    if (((time ^ sum) & (nanos ^ sum)) < 0) {
      return nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  /**
   * How long it is from one time to another.
   *
   * @param from a time
   * @param to another
   * @return the difference, or the nearest {@code long} to it
   */
  public static long between(long from, long to) {
    long difference = to - from;
    if (((to ^ from) & (to ^ difference)) < 0) {
      return to < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return difference;
  }
}
