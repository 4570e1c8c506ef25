package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#race}: a group of tasks that fail alone, cancelled by the first success. */
final class Race<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "race", false);

  private final Collection<? extends Awaitable<? extends T>> awaitables;
  private final List<Task<? extends T>> tasks = new ArrayList<>();
  private @Nullable Task<? extends T> winner;

  Race(Collection<? extends Awaitable<? extends T>> awaitables) {
    this.awaitables = List.copyOf(awaitables);
    if (awaitables.isEmpty()) {
      throw new IllegalArgumentException("race() without awaitables has no winner; give it one");
    }
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      take();
      return result();
    }
    Object ended = Await.await(TaskGroup.supervise(this::start));
    if (ended instanceof Suspension suspension) {
      state = 1;
      return suspension.push(this);
    }
    return result();
  }

  private Coroutine<@Nullable Void> start(TaskGroup group) {
    for (Awaitable<? extends T> awaitable : awaitables) {
      Task<? extends T> task = group.createTask(awaitable.coroutine());
      tasks.add(task);
      task.addDoneCallback(done -> ended(group, task));
    }
    return Asyncio.done();
  }

  private void ended(TaskGroup group, Task<? extends T> task) {
    if (winner == null && task.failureToThrow() == null) {
      winner = task;
      group.cancel();
    }
  }

  private @Nullable Object result() {
    if (winner != null) {
      return winner.result();
    }
    List<Throwable> failures = new ArrayList<>();
    for (Task<?> task : tasks) {
      Throwable failure = task.failureToThrow();
      if (failure != null) {
        failures.add(failure);
      }
    }
    throw new ExceptionGroup("nobody has won the race", failures);
  }

  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
