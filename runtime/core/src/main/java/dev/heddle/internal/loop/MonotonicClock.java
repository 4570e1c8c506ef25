package dev.heddle.internal.loop;

/**
 * {@link System#nanoTime} counted from when the class was loaded: the JDK lets that clock begin
 * anywhere, and sums of times are easier to read and compare when they are small and positive.
 */
final class MonotonicClock implements Clock {
  private final long beginning = System.nanoTime();

  @Override
  public long nanos() {
    return System.nanoTime() - beginning;
  }
}
