package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.continuation.AsyncGenerators;
import dev.heddle.internal.Stages;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link EventLoop} that makes futures and tasks and knows those that are not done. It
 * is used as a member of {@code EventLoop}; this interface keeps it apart only for the reader.
 */
public sealed interface LoopTasks permits EventLoop {

  /**
   * The tasks of this loop that are not done. One list a loop, made with it.
   *
   * @return the list
   */
  TaskList tasks();

  /**
   * The asynchronous generators that have begun on this loop and not ended. One registry a loop,
   * made with it.
   *
   * @return the registry
   */
  AsyncGenerators asyncGenerators();

  /**
   * Closes all asynchronous generators that have begun on this loop and not ended, at once. {@link
   * Asyncio#run} and {@link Runner} do so at the end.
   *
   * @return a coroutine to run on this loop
   */
  default Coroutine<@Nullable Void> shutdownAsyncgens() {
    return asyncGenerators().shutdown();
  }

  /**
   * A future to be completed on this loop.
   *
   * @param <T> the type of its value
   * @return a pending future
   */
  default <T extends @Nullable Object> Future<T> createFuture() {
    return new Future<>((EventLoop) this);
  }

  /**
   * Makes a task of a coroutine; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param <T> the type of its result
   * @return the task, named {@code Task-N}
   */
  default <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, TaskOptions.DEFAULT);
  }

  /**
   * Makes a task of a coroutine; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param name the task's name, for people
   * @param <T> the type of its result
   * @return the task
   */
  default <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
    return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
  }

  /**
   * Makes a task of a coroutine; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param context what the task runs in: shared, not copied
   * @param <T> the type of its result
   * @return the task
   */
  default <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, Context context) {
    return createTask(coroutine, TaskOptions.DEFAULT.withContext(context));
  }

  /**
   * Makes a task of a coroutine, by the loop's task factory if there is one.
   *
   * @param coroutine one that has not been started
   * @param options name, context, and when it starts
   * @param <T> the type of its result
   * @return the task
   */
  default <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, TaskOptions options) {
    EventLoop loop = (EventLoop) this;
    TaskFactory factory = tasks().factory;
    return factory == null
        ? new Task<>(loop, coroutine, options)
        : Objects.requireNonNull(
            factory.create(loop, coroutine, options), "the task factory gave null for a task");
  }

  /**
   * A future of this loop that ends as a stage does, whatever thread completes that. Cancelling the
   * future cancels the stage, if that is a {@link java.util.concurrent.CompletableFuture}.
   *
   * @param stage what to wait for
   * @param <T> the type of its value
   * @return the future; done if the stage is
   */
  default <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage) {
    return new WrappedFuture<>((EventLoop) this, Stages.completable(stage));
  }

  /**
   * The task factory set by {@link #setTaskFactory}.
   *
   * @return null when tasks are made as usual
   */
  default @Nullable TaskFactory getTaskFactory() {
    return tasks().factory;
  }

  /**
   * Chooses who makes this loop's tasks from now on.
   *
   * @param factory for example {@link Asyncio#eagerTaskFactory}; null for the usual way
   */
  default void setTaskFactory(@Nullable TaskFactory factory) {
    tasks().factory = factory;
  }
}
