package dev.heddle;

/** Hands something to a loop from any thread, also while that loop is being closed. */
final class HandOver {
  private HandOver() {}

  /**
   * Has an action run on a loop's thread, if there still is a loop.
   *
   * @return false if the loop is closed: nobody is left to whom it matters
   */
  static boolean to(EventLoop loop, Runnable action) {
    if (loop.isClosed()) {
      return false;
    }
    try {
      loop.callSoonThreadsafe(action);
      return true;
    } catch (IllegalStateException refused) {
      if (loop.isClosed()) { // since a moment ago
        return false;
      }
      throw refused;
    }
  }
}
