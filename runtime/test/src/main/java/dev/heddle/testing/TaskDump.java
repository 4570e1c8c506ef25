package dev.heddle.testing;

import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.util.List;

/** The unfinished tasks of a loop as text, each with its logical stack, innermost line first. */
final class TaskDump {
  private TaskDump() {}

  /** Begins with a line break; oldest task first. */
  static String of(EventLoop loop) {
    StringBuilder text = new StringBuilder();
    for (Task<?> task : loop.tasks().unfinished()) {
      text.append("\n  ").append(task);
      List<StackTraceElement> outermostFirst = task.getStack();
      for (int i = outermostFirst.size() - 1; i >= 0; i--) {
        text.append("\n      at ").append(outermostFirst.get(i));
      }
    }
    return text.isEmpty() ? "\n  (no task is left)" : text.toString();
  }
}
