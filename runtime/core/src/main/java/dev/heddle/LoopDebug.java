package dev.heddle;

import java.time.Duration;

/**
 * The part of {@link EventLoop} that watches what the loop runs. It is used as a member of {@code
 * EventLoop}; this interface keeps it apart only for the reader.
 */
public sealed interface LoopDebug permits EventLoop {

  /**
   * Whether the loop is in debug mode.
   *
   * @return false unless {@link #setDebug} or {@code -Dheddle.debug=true} says otherwise
   */
  default boolean getDebug() {
    return false;
  }

  /**
   * Switches debug mode. It costs time: while a loop is in it, all futures, tasks, handles and
   * coroutines of the program remember where they were made.
   *
   * <ul>
   *   <li>Reports to the exception handler say where the thing was made.
   *   <li>Coroutines that are never awaited are reported.
   *   <li>A callback or turn that takes longer than {@link #getSlowCallbackDuration} is logged.
   *   <li>A wait of a second or more for something to do is logged.
   *   <li>Another thread that schedules without {@code callSoonThreadsafe} gets an error.
   *   <li>A loop that is never closed is logged.
   * </ul>
   *
   * @param debug whether to watch
   * @throws UnsupportedOperationException if the loop has no debug mode
   */
  default void setDebug(boolean debug) {
    throw new UnsupportedOperationException(this + " has no debug mode");
  }

  /**
   * From when on a callback is slow, in debug mode.
   *
   * @return a tenth of a second unless set
   */
  default Duration getSlowCallbackDuration() {
    return Duration.ofMillis(100);
  }

  /**
   * Sets from when on a callback is slow, in debug mode.
   *
   * @param duration what takes that long is logged
   * @throws UnsupportedOperationException if the loop has no debug mode
   */
  default void setSlowCallbackDuration(Duration duration) {
    throw new UnsupportedOperationException(this + " has no debug mode");
  }

  /**
   * How many awaits may complete at once in one turn of a task.
   *
   * @return 0 for any number, as in Python
   */
  default int getFairnessBudget() {
    return 0;
  }

  /**
   * Makes tasks give up their turn that never have to wait: after so many awaits that completed at
   * once, the next pass goes on with the task. Awaits of async methods that the weaver has bound
   * are calls and don't count; awaits of futures, and of what locks and queues give, do.
   *
   * @param awaits how many; 0 for any number, as in Python
   * @throws UnsupportedOperationException if the loop has no such budget
   */
  default void setFairnessBudget(int awaits) {
    throw new UnsupportedOperationException(this + " has no fairness budget");
  }
}
