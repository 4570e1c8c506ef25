package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Brings the cancellations of {@linkplain Scope scopes} to the tasks inside: by cancelling what a
 * task waits for, or, when it is about to run on, by a {@link CancelledError} in place of what it
 * was to get.
 */
final class Delivery {
  private Delivery() {}

  /** Ends the wait of a task if a cancellation is due. One that runs is asked when it waits. */
  static void interrupt(Task<?> task) {
    Scope due = due(task.scope, task, true);
    Future<?> awaited = due == null ? null : task.awaited();
    if (due == null || awaited == null) {
      return;
    }
    if (WaitRing.isAheadOf(task)) {
      task.stopWaiting(); // asking the others to end would go round for ever
    } else if (awaited.cancel(due.message())) {
      task.interrupted = true;
      felt(task);
    }
  }

  /**
   * What a task gets that is about to run on. If what it awaited was cancelled for a scope's sake
   * the answer of that counts, if only for scopes felt at each wait: it may be a value in spite of
   * the cancellation.
   *
   * @param thrown the failure of what the task awaited
   */
  static @Nullable Throwable arriving(Task<?> task, @Nullable Throwable thrown) {
    if (task.scope == null) {
      return thrown;
    }
    boolean isAnswer = task.interrupted;
    task.interrupted = false;
    Scope due = due(task.scope, task, !isAnswer);
    if (due == null) {
      return thrown;
    }
    felt(task);
    return thrown instanceof CancelledError ? thrown : CancelledError.delivered(due.message());
  }

  /** The innermost scope of a chain whose cancellation is due to a task. */
  static @Nullable Scope due(@Nullable Scope from, Task<?> task, boolean atEachWait) {
    boolean each = atEachWait;
    for (Scope scope = from; scope != null; scope = scope.outer()) {
      if (scope.isDue(task, each)) {
        return scope;
      }
      if (scope.isShield()) {
        return null;
      }
      each &= !scope.isCalm();
    }
    return null;
  }

  /** One error stands for all scopes that were due. */
  private static void felt(Task<?> task) {
    for (Scope scope = task.scope; scope != null; scope = scope.outer()) {
      scope.felt(task);
      if (scope.isShield()) {
        return;
      }
    }
  }
}
