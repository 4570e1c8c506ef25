package dev.heddle;

/** What a task is told, at its await, that awaits something it must not. */
final class WrongAwait {
  private WrongAwait() {}

  static IllegalStateException of(Task<?> task, Object awaited) {
    return new IllegalStateException(rule(task, awaited));
  }

  private static String rule(Task<?> task, Object awaited) {
    if (awaited == task) {
      return "Task cannot await on itself: "
          + task
          + "; it would never go on. Await another task, or what this one has to wait for";
    }
    if (awaited instanceof Future<?>) {
      return "Task "
          + task
          + " got Future "
          + awaited
          + " attached to a different loop; make it inside the coroutine that awaits it, or hand the"
          + " work over with runCoroutineThreadsafe";
    }
    return "Task got bad yield: "
        + Repr.of(awaited)
        + "; a task takes nothing but null from yieldToDriver";
  }
}
