package dev.heddle;

import dev.heddle.continuation.GeneratorExit;
import dev.heddle.internal.Fatal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What failed in a {@link TaskGroup}, in the order in which it did. */
final class GroupErrors {
  private final List<Throwable> errors = new ArrayList<>();

  /** What somebody is told who would add a task too late. */
  static IllegalStateException refusal(TaskGroup group, boolean isFinished) {
    return new IllegalStateException(
        "TaskGroup "
            + group
            + (isFinished ? " is finished" : " is shutting down")
            + "; make its tasks before it is cancelled or left, or use another group");
  }

  void add(Throwable failure) {
    errors.add(failure);
  }

  int count() {
    return errors.size();
  }

  /**
   * Throws what failed, if anything did: the first failure that must end the loop bare, all others
   * in a group.
   *
   * @param bodyFailure what the body failed with; it comes last
   * @param task the task that runs the group
   */
  void throwAll(@Nullable Throwable bodyFailure, Task<?> task) throws Throwable {
    if (bodyFailure instanceof GeneratorExit && errors.isEmpty()) {
      throw bodyFailure; // the coroutine is being closed, and nothing failed
    }
    if (bodyFailure != null) {
      errors.add(bodyFailure);
    }
    for (Throwable error : errors) {
      if (Fatal.isFatal(error)) {
        reportAllBut(error, task.getLoop());
        throw error;
      }
    }
    if (!errors.isEmpty()) {
      cancelAgain(task);
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }

  private void reportAllBut(Throwable thrown, EventLoop loop) {
    for (Throwable error : errors) {
      if (error != thrown) {
        loop.callExceptionHandler(
            ErrorContext.of("failure of a task group that a fatal one has displaced")
                .with(ErrorContext.EXCEPTION, error));
      }
    }
  }

  /** Errors go out in place of a cancellation of the task: that is to come at the next await. */
  static void cancelAgain(Task<?> task) {
    if (task.cancelling() > 0) {
      task.uncancel();
      task.cancel();
    }
  }
}
