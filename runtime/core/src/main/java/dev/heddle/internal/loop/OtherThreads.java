package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.context.Context;

/** How threads call a loop that they may outlive. Any thread. */
public final class OtherThreads {
  private OtherThreads() {}

  /**
   * Lets a loop call something back, unless it is closed, maybe at this very moment.
   *
   * @param loop the loop
   * @param callback called once on the loop's thread
   * @return false if the loop is closed, so that nobody will call
   */
  public static boolean call(EventLoop loop, Runnable callback) {
    return call(loop, callback, Context.copyCurrent());
  }

  /**
   * As {@link #call(EventLoop, Runnable)}, in a context.
   *
   * @param loop the loop
   * @param callback called once on the loop's thread
   * @param context shared, not copied
   * @return false if the loop is closed, so that nobody will call
   */
  public static boolean call(EventLoop loop, Runnable callback, Context context) {
    try {
      loop.callSoonThreadsafe(callback, context);
      return true;
    } catch (IllegalStateException refused) {
      if (loop.isClosed()) {
        return false;
      }
      throw refused;
    }
  }
}
