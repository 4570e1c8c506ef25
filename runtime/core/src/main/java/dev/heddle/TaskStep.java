package dev.heddle;

import dev.heddle.internal.loop.TaskTurn;

/**
 * The turn of a task, as a handle: it is either in the loop's ready queue or waits for the future
 * that the task awaits, so one object serves a task for life.
 */
final class TaskStep extends Waiter implements TaskTurn {
  private final Task<?> task;

  TaskStep(Task<?> task) {
    this.task = task;
  }

  @Override
  public Task<?> task() {
    return task;
  }

  @Override
  protected void call() {
    task.step();
  }

  @Override
  protected EventLoop loop() {
    return task.getLoop();
  }

  @Override
  protected Object callback() {
    return task;
  }
}
