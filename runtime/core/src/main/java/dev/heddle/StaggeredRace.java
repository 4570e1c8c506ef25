package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#staggeredRace}: a group whose body waits until there is nothing more to start. */
final class StaggeredRace<T extends @Nullable Object> extends Frame<RaceResult<T>> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "staggeredRace", true);

  private final List<Callable<Coroutine<T>>> ways;
  private final @Nullable Duration delay;
  private final List<Task<T>> tasks = new ArrayList<>();
  private @Nullable Task<T> winner;
  private @Nullable TimerHandle timer;

  StaggeredRace(List<Callable<Coroutine<T>>> ways, @Nullable Duration delay) {
    this.ways = List.copyOf(ways);
    this.delay = delay;
  }

  @Override
  protected Object resume() throws Throwable {
    try {
      if (state == 1) {
        take();
        return result();
      }
      Object ended = Await.await(TaskGroup.supervise(this::begin));
      if (ended instanceof Suspension suspension) {
        state = 1;
        return suspension.push(this);
      }
    } catch (Throwable failure) {
      stopTimer();
      throw failure;
    }
    return result();
  }

  private Coroutine<@Nullable Void> begin(TaskGroup group) {
    Future<@Nullable Void> all = EventLoop.running().createFuture();
    startNext(group, all);
    return all.coroutine();
  }

  private void startNext(TaskGroup group, Future<@Nullable Void> all) {
    stopTimer();
    if (all.done() || !group.isOpen()) {
      return; // somebody cancels the race
    }
    if (tasks.size() < ways.size()) {
      Task<T> task = group.createTask(new Way<>(ways.get(tasks.size())));
      tasks.add(task);
      task.addDoneCallback(done -> ended(group, all, task));
      if (delay != null) {
        timer = task.getLoop().callLater(delay, () -> startNext(group, all));
      }
    }
    if (tasks.size() == ways.size()) {
      stopTimer();
      all.finish(null);
    }
  }

  private void ended(TaskGroup group, Future<@Nullable Void> all, Task<T> task) {
    if (winner != null) {
      return;
    }
    if (task.failureToThrow() == null) {
      winner = task;
      stopTimer();
      group.cancel();
    } else if (task == tasks.get(tasks.size() - 1)) {
      startNext(group, all);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private RaceResult<T> result() {
    List<@Nullable Throwable> exceptions = new ArrayList<>();
    for (Task<T> task : tasks) {
      exceptions.add(task == winner ? null : task.failureToThrow());
    }
    return new RaceResult<>(
        winner == null ? null : winner.result(),
        winner == null ? OptionalInt.empty() : OptionalInt.of(tasks.indexOf(winner)),
        Collections.unmodifiableList(exceptions));
  }

  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }

  /** One way: made in its own task, so that a failure to make it is its own. */
  private static final class Way<T extends @Nullable Object> extends Frame<T> {
    private final Callable<Coroutine<T>> way;

    Way(Callable<Coroutine<T>> way) {
      this.way = way;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      return Await.await(way.call());
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
