package dev.heddle;

import dev.heddle.internal.DebugMode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code toString} of tasks, part by part as asyncio's {@code repr} has them. */
final class TaskText {
  private TaskText() {}

  /**
   * The text of a task. What it waits for stands inside, and so on: built from the end of that
   * chain, which may be long, and cut where tasks wait for each other in a ring.
   */
  static String of(Task<?> task) {
    List<Task<?>> chain = new ArrayList<>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Future<?> link = task;
    while (link instanceof Task<?> && seen.add(link)) {
      chain.add((Task<?>) link);
      link = ((Task<?>) link).awaited();
    }
    StringBuilder text = new StringBuilder();
    chain.forEach(waiting -> begin(waiting, text));
    text.append(
        link == null ? "" : link instanceof Task<?> ? " wait_for=..." : " wait_for=" + link);
    for (int i = chain.size() - 1; i >= 0; i--) {
      Task<?> waiting = chain.get(i);
      text.append(waiting.outcomeText()).append(waiting.waitersText());
      text.append(DebugMode.createdAt(waiting)).append('>');
    }
    return text.toString();
  }

  /** A number of lines that somebody asks for. */
  static int checked(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of " + limit + " lines; it must be 0 or more");
    }
    return limit;
  }

  /** What somebody is told who would complete a task. */
  static IllegalStateException notForOthers(Task<?> task, String operation) {
    return new IllegalStateException(
        "Task does not support "
            + operation
            + " operation: the coroutine of "
            + task.getName()
            + " gives the result; complete a future of EventLoop.createFuture() instead");
  }

  static void printStack(Task<?> task, PrintStream out, int limit) {
    Throwable failure = task.state == Future.FAILED ? task.failure().thrown() : null;
    List<StackTraceElement> lines = task.getStack(limit);
    StringBuilder text = new StringBuilder();
    if (failure != null) {
      text.append("Traceback for ").append(task).append(" (most recent call first):\n");
      text.append(failure).append('\n');
      lines = Stream.of(failure.getStackTrace()).limit(limit).toList();
    } else if (task.getStack().isEmpty()) {
      text.append("No stack for ").append(task).append('\n');
    } else {
      text.append("Stack for ").append(task).append(" (most recent call last):\n");
    }
    lines.forEach(line -> text.append("\tat ").append(line).append('\n'));
    out.print(text);
  }

  private static void begin(Task<?> task, StringBuilder text) {
    text.append(text.isEmpty() ? "" : " wait_for=").append("<Task ");
    text.append(task.cancelling() > 0 && !task.done() ? "cancelling" : task.stateWord());
    text.append(" name=").append(Repr.quoted(task.getName()));
    text.append(task.describeCoroutine());
  }
}
