package dev.heddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    String waitFor = link == null ? null : link instanceof Task<?> ? "..." : link.toString();
    for (int i = chain.size() - 1; i >= 0; i--) {
      waitFor = text(chain.get(i), waitFor);
    }
    return String.valueOf(waitFor);
  }

  private static String text(Task<?> task, @Nullable String waitFor) {
    StringBuilder text = new StringBuilder("<Task ");
    text.append(task.cancelling() > 0 && !task.done() ? "cancelling" : task.stateWord());
    text.append(" name=").append(Repr.quoted(task.getName()));
    text.append(" coro=<").append(task.describeCoroutine()).append('>');
    if (waitFor != null) {
      text.append(" wait_for=").append(waitFor);
    }
    return text.append(task.outcomeText()).append(task.waitersText()).append('>').toString();
  }
}
