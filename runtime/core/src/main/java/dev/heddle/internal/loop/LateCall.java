package dev.heddle.internal.loop;

import dev.heddle.EventLoop;

/**
 * How other threads call a loop that its owner may close at any moment: between a look whether it
 * is closed and the call, too. Any thread.
 */
public final class LateCall {
  private LateCall() {}

  /**
   * Schedules a callback, unless the loop is closed.
   *
   * @param loop the loop
   * @param callback what to run there
   * @return false if the loop is closed: nobody is left who could miss the call
   */
  public static boolean unlessClosed(EventLoop loop, Runnable callback) {
    try {
      loop.callSoonThreadsafe(callback);
      return true;
    } catch (IllegalStateException refused) {
      if (loop.isClosed()) {
        return false;
      }
      throw refused;
    }
  }
}
