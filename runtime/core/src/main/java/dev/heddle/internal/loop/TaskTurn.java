package dev.heddle.internal.loop;

import dev.heddle.Task;

/** A handle that is the turn of a task, so that a {@link ReadyOrder} can tell it from others. */
public interface TaskTurn {

  /**
   * Whose turn it is.
   *
   * @return the task
   */
  Task<?> task();
}
