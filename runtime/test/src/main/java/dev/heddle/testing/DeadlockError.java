package dev.heddle.testing;

import dev.heddle.EventLoop;

/**
 * Nothing is ready, no timer is set and nothing outside is pending, so no task will ever go on. The
 * message shows each task with what it waits for and its logical stack. Thrown by the loop itself,
 * not into a task.
 */
public final class DeadlockError extends AssertionError {
  private static final long serialVersionUID = 1;

  private DeadlockError(String message) {
    super(message);
  }

  static DeadlockError of(EventLoop loop) {
    return new DeadlockError(
        "deadlock: nothing is ready, no timer is set and nothing outside is pending"
            + TaskDump.of(loop)
            + "\nif another thread is to wake the loop, hold VirtualClock.outside() meanwhile");
  }
}
