package dev.heddle;

/** Finds tasks that wait for each other in a ring, so that none of them will ever end by itself. */
final class WaitRing {
  private WaitRing() {}

  /**
   * Whether a task waits, itself or by others, for such a ring.
   *
   * <p>Brent's algorithm: the mark moves on after 1, 2, 4, ... steps, until it lies in the ring.
   */
  static boolean isAheadOf(Task<?> start) {
    Future<?> mark = start;
    Future<?> link = start.awaited();
    int steps = 0;
    for (int limit = 1; link instanceof Task<?> task; link = task.awaited()) {
      if (link == mark) {
        return true;
      }
      if (++steps == limit) {
        mark = link;
        steps = 0;
        limit *= 2;
      }
    }
    return false;
  }
}
