package dev.heddle;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link EventLoop} that runs blocking functions on other threads. It is used as a
 * member of {@code EventLoop}; this interface keeps it apart only for the reader.
 */
public sealed interface LoopExecutors permits EventLoop {

  /**
   * Runs a function on a thread of an executor. It does not see the caller's context; {@link
   * Asyncio#toThread} does that. Cancelling the future keeps a function from running that has not
   * begun; one that runs is not stopped.
   *
   * @param executor where to run it; null for the loop's default executor
   * @param function may block
   * @param <T> the type of its value
   * @return a future of this loop, with the function's value or failure
   * @throws IllegalStateException if the default executor has been shut down
   * @throws UnsupportedOperationException if the loop has no default executor
   */
  default <T extends @Nullable Object> Future<T> runInExecutor(
      @Nullable Executor executor, Callable<? extends T> function) {
    if (executor == null) {
      throw noDefault();
    }
    ExecutorCall<T> call = new ExecutorCall<>((EventLoop) this, function);
    try {
      executor.execute(call);
    } catch (Throwable refusal) {
      call.isRefused();
      throw refusal;
    }
    return call.future();
  }

  /**
   * Chooses the default executor, which the loop shuts down when it is closed.
   *
   * @param executor a pool of threads
   * @throws UnsupportedOperationException if the loop has no default executor
   */
  default void setDefaultExecutor(ExecutorService executor) {
    throw noDefault();
  }

  /**
   * Shuts the default executor down and waits for its threads, however long they take.
   *
   * @return a coroutine to run on this loop
   */
  default Coroutine<@Nullable Void> shutdownDefaultExecutor() {
    return shutdownDefaultExecutor(Duration.ofSeconds(Long.MAX_VALUE));
  }

  /**
   * Shuts the default executor down and waits for its threads; {@link Asyncio#run} and {@link
   * Runner} do so at the end. It can't be used afterwards.
   *
   * @param timeout how long to wait; when it is over that is logged and the threads are left alone
   * @return a coroutine to run on this loop
   */
  default Coroutine<@Nullable Void> shutdownDefaultExecutor(Duration timeout) {
    return Asyncio.done();
  }

  private UnsupportedOperationException noDefault() {
    return new UnsupportedOperationException(
        this + " has no default executor; give runInExecutor one of your own");
  }
}
