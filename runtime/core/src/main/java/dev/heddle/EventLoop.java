package dev.heddle;

import dev.heddle.continuation.AsyncGenerators;
import dev.heddle.internal.Current;
import dev.heddle.internal.Stages;
import dev.heddle.internal.loop.Loops;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks and tasks, one at a time, on the thread that runs the loop.
 *
 * <p>One pass of a loop: wait for I/O, not at all when handles are ready, else no longer than to
 * the nearest timer; append what I/O made ready, then the timers that are due, in the order of
 * their deadlines; run exactly the handles that are ready now, first come, first served. Handles
 * added meanwhile run in the next pass.
 *
 * <p>Except for {@link #callSoonThreadsafe} everything belongs to the loop's thread. Other
 * implementations of the interface are welcome: they queue {@link Handle}s and call {@link
 * Handle#run}, and tell {@link #setRunning} when they start and stop.
 */
public interface EventLoop extends AutoCloseable {

  /**
   * A new loop, on the best way of waiting for I/O that there is on this machine and class path;
   * {@code -Dheddle.io=NAME} chooses another.
   *
   * @return a loop that is not running
   */
  static EventLoop create() {
    return Loops.create();
  }

  /**
   * The loop that is running on this thread.
   *
   * @return the loop
   * @throws IllegalStateException if none is
   */
  static EventLoop running() {
    EventLoop loop = Current.get().running();
    if (loop == null) {
      throw new IllegalStateException("no running event loop");
    }
    return loop;
  }

  /**
   * The loop that is running on this thread, or else the one chosen by {@link #setCurrent}.
   *
   * @return the loop
   * @throws IllegalStateException if there is neither; none is made up
   */
  static EventLoop current() {
    Current thread = Current.get();
    EventLoop loop = thread.running() != null ? thread.running() : thread.chosen;
    if (loop == null) {
      throw new IllegalStateException(
          "There is no current event loop in thread '" + Thread.currentThread().getName() + "'.");
    }
    return loop;
  }

  /**
   * Chooses what {@link #current} gives on this thread while no loop is running.
   *
   * @param loop the loop; null for none
   */
  static void setCurrent(@Nullable EventLoop loop) {
    Current.get().chosen = loop;
  }

  /**
   * For implementations: says which loop is running on this thread.
   *
   * @param loop the loop when it starts; null when it stops
   */
  static void setRunning(@Nullable EventLoop loop) {
    Current.get().setRunning(loop);
  }

  /**
   * Runs the loop until an awaitable is done. A coroutine becomes a task.
   *
   * @param main what to wait for
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalArgumentException if it is the future of another loop
   * @throws IllegalStateException if a loop is running here, this one is closed, or it was stopped
   *     before
   */
  <T extends @Nullable Object> T runUntilComplete(Awaitable<T> main);

  /** Runs the loop until {@link #stop} is called. */
  void runForever();

  /**
   * Makes the loop return at the end of the current pass; before a run, of that run's only pass,
   * which does not wait.
   */
  void stop();

  /**
   * Whether the loop is running, on whatever thread.
   *
   * @return true between start and end of a run
   */
  boolean isRunning();

  /**
   * Whether the loop has been closed.
   *
   * @return true from {@link #close} on
   */
  boolean isClosed();

  /**
   * Drops everything scheduled and gives back what the loop holds. Does nothing the second time.
   *
   * @throws IllegalStateException if the loop is running
   */
  @Override
  void close();

  /**
   * Appends a callback to the ready queue.
   *
   * @param callback called once, in the next pass
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  Handle callSoon(Runnable callback);

  /**
   * As {@link #callSoon}, from any thread: wakes the loop if it waits.
   *
   * @param callback called once on the loop's thread
   * @return the handle; cancel it on the loop's thread only
   * @throws IllegalStateException if the loop is closed
   */
  Handle callSoonThreadsafe(Runnable callback);

  /**
   * Calls back after a delay. Callbacks of equal deadlines run in the order of their scheduling.
   *
   * @param delay from now; negative means overdue
   * @param callback called once
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  TimerHandle callLater(Duration delay, Runnable callback);

  /**
   * Calls back at a time.
   *
   * @param whenNanos the time, by the clock of {@link #time}
   * @param callback called once
   * @return the handle to cancel it by
   * @throws IllegalStateException if the loop is closed
   */
  TimerHandle callAt(long whenNanos, Runnable callback);

  /**
   * The loop's clock, which only goes forward.
   *
   * @return nanoseconds from an arbitrary beginning
   */
  long time();

  /**
   * Appends a handle to the ready queue: {@link #callSoon} for a handle that exists already. It is
   * what futures and tasks use.
   *
   * @param handle run once, in the next pass
   * @throws IllegalStateException if the loop is closed
   */
  void schedule(Handle handle);

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
    return new Future<>(this);
  }

  /**
   * Makes a task of a coroutine; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param <T> the type of its result
   * @return the task, named {@code Task-N}
   */
  default <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null, false);
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
    return createTask(coroutine, name, false);
  }

  /**
   * Makes a task of a coroutine; its first turn may be at once, inside of this call.
   *
   * @param coroutine one that has not been started
   * @param name the task's name, for people; null for {@code Task-N}
   * @param eagerStart whether it runs to its first suspension now; else, and when this loop is not
   *     running on this thread, it starts in the next pass
   * @param <T> the type of its result
   * @return the task, which may be done
   */
  default <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, @Nullable String name, boolean eagerStart) {
    return new Task<>(this, coroutine, name, eagerStart && Current.get().running() == this);
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
    return new WrappedFuture<>(this, Stages.completable(stage));
  }

  /**
   * The handler set by {@link #setExceptionHandler}.
   *
   * @return null when failures go to {@link #defaultExceptionHandler}
   */
  @Nullable ExceptionHandler getExceptionHandler();

  /**
   * Chooses who is told of failures that nobody awaits.
   *
   * @param handler the handler; null for the default
   */
  void setExceptionHandler(@Nullable ExceptionHandler handler);

  /**
   * Prints a failure on standard error.
   *
   * @param context what happened
   */
  void defaultExceptionHandler(ErrorContext context);

  /**
   * Reports a failure to the handler. A handler that fails itself is reported to the default one.
   *
   * @param context what happened
   */
  void callExceptionHandler(ErrorContext context);
}
