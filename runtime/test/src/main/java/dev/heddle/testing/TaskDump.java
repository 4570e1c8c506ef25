package dev.heddle.testing;

import dev.heddle.EventLoop;
import dev.heddle.Task;

/** The unfinished tasks of a loop as text, each with its logical stack. */
final class TaskDump {
  private TaskDump() {}

  /** Begins with a line break; oldest task first. */
  static String of(EventLoop loop) {
    StringBuilder text = new StringBuilder();
    for (Task<?> task : loop.tasks().unfinished()) {
      text.append("\n  ").append(task);
      for (StackTraceElement line : task.getStack()) {
        text.append("\n      at ").append(line);
      }
    }
    return text.isEmpty() ? "\n  (no task is left)" : text.toString();
  }
}
