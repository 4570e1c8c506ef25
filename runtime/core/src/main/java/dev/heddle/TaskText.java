package dev.heddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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
      text.append(waiting.outcomeText()).append(waiting.waitersText()).append('>');
    }
    return text.toString();
  }

  private static void begin(Task<?> task, StringBuilder text) {
    text.append(text.isEmpty() ? "" : " wait_for=").append("<Task ");
    text.append(task.cancelling() > 0 && !task.done() ? "cancelling" : task.stateWord());
    text.append(" name=").append(Repr.quoted(task.getName()));
    text.append(" coro=<").append(task.describeCoroutine()).append('>');
  }

  /** Why a task cannot await a thing. */
  static String refusalOf(Task<?> task, Object awaited) {
    if (awaited == task) {
      return "Task cannot await on itself: " + task;
    }
    return awaited instanceof Future<?>
        ? "Task " + task + " got Future " + awaited + " attached to a different loop"
        : "Task got bad yield: " + Repr.of(awaited);
  }
}
