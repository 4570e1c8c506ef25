package dev.heddle;

import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The failures that a {@link CompletionOrder} has not handed out yet. They are not lost as long as
 * somebody may get to them: until the task that loops over the order ends, or nobody has the order
 * any more. Loop thread only.
 */
final class UnseenFailures extends WeakReference<CompletionOrder<?>> {
  private final TaskList tasks;
  private final Set<Future<?>> failures = new LinkedHashSet<>();

  /** The task that asked last; null if none has. */
  private @Nullable Task<?> taker;

  private @Nullable Waiter takersEnd;

  UnseenFailures(CompletionOrder<?> order, TaskList tasks) {
    super(order, tasks.unreachable());
    this.tasks = tasks;
  }

  /** Says that the running task, if there is one, loops over the order. */
  void takenBy(@Nullable Task<?> task) {
    if (task != null && task != taker) {
      stopListening();
      taker = task;
      listen();
    }
  }

  /** Keeps a failure back, if there is one, unless the loop over the order has ended. */
  void add(Future<?> future) {
    if ((taker == null || !taker.done()) && tasks.hold(future)) {
      failures.add(future);
      tasks.keep(this);
      listen();
    }
  }

  /** Leaves a failure to whoever has got it. */
  void handOut(Future<?> future) {
    if (failures.remove(future)) {
      tasks.release(future);
    }
    if (failures.isEmpty()) {
      stopListening();
      tasks.drop(this);
    }
  }

  /** Nobody will get to what is left. */
  void letGo() {
    List.copyOf(failures).forEach(this::handOut);
  }

  /** Only while there is something to tell: a task may go on for long after it left the loop. */
  private void listen() {
    if (taker != null && takersEnd == null && !failures.isEmpty()) {
      takersEnd = listener(taker);
    }
  }

  private <T extends @Nullable Object> Waiter listener(Task<T> task) {
    Waiter waiter = new DoneCallback<>(task, done -> letGo());
    task.addWaiter(waiter);
    return waiter;
  }

  private void stopListening() {
    if (takersEnd != null) {
      takersEnd.unlink();
      takersEnd = null;
    }
  }
}
