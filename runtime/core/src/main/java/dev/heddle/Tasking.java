package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.internal.Current;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link Asyncio} that make tasks and tell which there are. They are called as
 * members of {@code Asyncio}; this class keeps them apart only for the reader.
 */
public abstract sealed class Tasking permits Threading {
  Tasking() {}

  /**
   * Makes a task of a coroutine, on the running loop; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return EventLoop.running().createTask(coroutine);
  }

  /**
   * Makes a named task of a coroutine, on the running loop; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param name the task's name, for people
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, String name) {
    return EventLoop.running().createTask(coroutine, name);
  }

  /**
   * Makes a task of a coroutine, on the running loop.
   *
   * @param coroutine one that has not been started
   * @param options name, context, and when it starts
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, TaskOptions options) {
    return EventLoop.running().createTask(coroutine, options);
  }

  /**
   * The task that is running.
   *
   * @return null in a callback that is not part of a task
   * @throws IllegalStateException if no loop is running
   */
  public static @Nullable Task<?> currentTask() {
    return currentTask(EventLoop.running());
  }

  /**
   * The task whose turn it is on a loop.
   *
   * @param loop a loop that this thread may be running
   * @return null in a callback that is not part of a task, and for a loop that this thread is not
   *     running
   */
  public static @Nullable Task<?> currentTask(EventLoop loop) {
    Current thread = Current.get();
    return thread.running() == loop ? thread.task() : null;
  }

  /**
   * A task factory that starts tasks at once, on the stack of their maker: one that ends without
   * having waited is never scheduled. What happens in which order differs: that is the point.
   *
   * @return for {@link EventLoop#setTaskFactory}
   */
  public static TaskFactory eagerTaskFactory() {
    return createEagerTaskFactory(Task::new);
  }

  /**
   * A task factory that starts the tasks of another factory at once.
   *
   * @param factory makes the tasks
   * @return for {@link EventLoop#setTaskFactory}
   */
  public static TaskFactory createEagerTaskFactory(TaskFactory factory) {
    return new EagerTasks(factory);
  }

  /**
   * A copy of the caller's context, with the values of all context variables.
   *
   * @return a new context
   */
  public static Context copyContext() {
    return Context.copyCurrent();
  }

  /**
   * The unfinished tasks of the running loop.
   *
   * @return a copy, oldest first
   * @throws IllegalStateException if no loop is running
   */
  public static Set<Task<?>> allTasks() {
    return allTasks(EventLoop.running());
  }

  /**
   * The unfinished tasks of a loop.
   *
   * @param loop the loop
   * @return a copy, oldest first
   */
  public static Set<Task<?>> allTasks(EventLoop loop) {
    return new LinkedHashSet<>(loop.tasks().unfinished());
  }
}
