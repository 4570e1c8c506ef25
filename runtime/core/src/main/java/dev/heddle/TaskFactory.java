package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Makes the tasks of a loop: what {@link EventLoop#setTaskFactory} takes. Java has no lambda for a
 * generic method; give it a reference to one.
 */
@FunctionalInterface
public interface TaskFactory {

  /**
   * Makes a task, by {@link Task#Task(EventLoop, Coroutine, TaskOptions)}.
   *
   * @param loop the loop to run on
   * @param coroutine what to run; a factory may run it as part of a coroutine of its own
   * @param options how the task is to be made; a factory may change them
   * @param <T> the type of the result
   * @return the task
   */
  <T extends @Nullable Object> Task<T> create(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options);
}
