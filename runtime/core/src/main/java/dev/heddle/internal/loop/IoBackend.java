package dev.heddle.internal.loop;

import dev.heddle.EventLoop;

/**
 * A way for loops to wait for I/O. Jars that bring one name it in {@code META-INF/services}; the
 * available one of highest priority serves new loops unless {@code -Dheddle.io} names another.
 */
public interface IoBackend {

  /**
   * What {@code -Dheddle.io} calls it.
   *
   * @return a short word, {@code epoll} for example
   */
  String name();

  /**
   * How good it is.
   *
   * @return the highest is chosen; parking has 0
   */
  int priority();

  /**
   * Whether it works on this machine.
   *
   * @return false if {@link #open} would fail
   */
  boolean isAvailable();

  /**
   * The engine of a new loop.
   *
   * @param loop where it schedules the handlers of I/O
   * @return a new engine
   */
  Engine open(EventLoop loop);
}
