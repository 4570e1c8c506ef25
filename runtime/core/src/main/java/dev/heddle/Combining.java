package dev.heddle;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link Asyncio} that put several awaitables together, or one and a limit. They
 * are called as members of {@code Asyncio}; this class keeps them apart only for the reader.
 */
public abstract sealed class Combining extends Scoping permits Asyncio {
  Combining() {}

  /**
   * Runs awaitables side by side and collects their results in the order of the arguments. The
   * first failure is the result's failure; the others go on.
   *
   * @param awaitables coroutines, which become tasks now, and futures; one given twice runs once
   * @param <T> the type of the results
   * @return the future of the list; cancelling it cancels all of them
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Awaitable<? extends T>... awaitables) {
    return Gathering.of(Arrays.asList(awaitables), false);
  }

  /**
   * As {@link #gather(Awaitable...)}.
   *
   * @param awaitables coroutines and futures
   * @param <T> the type of the results
   * @return the future of the list
   */
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Gathering.of(awaitables, false);
  }

  /**
   * As {@link #gather(Awaitable...)}, with a choice about failures.
   *
   * @param returnExceptions true to have failures in the list, as the exceptions they are, beside
   *     the results
   * @param awaitables coroutines and futures
   * @return the future of the list
   */
  public static Future<List<@Nullable Object>> gather(
      boolean returnExceptions, Awaitable<?>... awaitables) {
    return Gathering.of(Arrays.asList(awaitables), returnExceptions);
  }

  /**
   * As {@link #gather(boolean, Awaitable...)}.
   *
   * @param returnExceptions true to have failures in the list
   * @param awaitables coroutines and futures
   * @return the future of the list
   */
  public static Future<List<@Nullable Object>> gather(
      boolean returnExceptions, Collection<? extends Awaitable<?>> awaitables) {
    return Gathering.of(awaitables, returnExceptions);
  }

  /**
   * Waits until all are done. Neither throws their failures nor, when cancelled, cancels them.
   *
   * @param awaitables futures, and coroutines, which become tasks; one given twice counts once
   * @param <T> the type of their values
   * @return a coroutine of the futures, in the order of the arguments
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends @Nullable Object> Coroutine<DoneAndPending<T>> wait(
      Awaitable<? extends T>... awaitables) {
    return new WaitForMany<>(Arrays.asList(awaitables), null, ReturnWhen.ALL_COMPLETED);
  }

  /**
   * Waits until all are done.
   *
   * @param awaitables futures, and coroutines, which become tasks
   * @param <T> the type of their values
   * @return a coroutine of the futures, in the order of the arguments
   */
  public static <T extends @Nullable Object> Coroutine<DoneAndPending<T>> wait(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return new WaitForMany<>(awaitables, null, ReturnWhen.ALL_COMPLETED);
  }

  /**
   * Waits until all are done or the time is over, which is no failure.
   *
   * @param awaitables futures, and coroutines, which become tasks
   * @param timeout how long at most; null for ever
   * @param <T> the type of their values
   * @return a coroutine of the futures, in the order of the arguments
   */
  public static <T extends @Nullable Object> Coroutine<DoneAndPending<T>> wait(
      Collection<? extends Awaitable<? extends T>> awaitables, @Nullable Duration timeout) {
    return new WaitForMany<>(awaitables, timeout, ReturnWhen.ALL_COMPLETED);
  }

  /**
   * Waits until all are done, or the first is, or the first has failed.
   *
   * @param awaitables futures, and coroutines, which become tasks
   * @param returnWhen what to wait for
   * @param <T> the type of their values
   * @return a coroutine of the futures, in the order of the arguments
   */
  public static <T extends @Nullable Object> Coroutine<DoneAndPending<T>> wait(
      Collection<? extends Awaitable<? extends T>> awaitables, ReturnWhen returnWhen) {
    return wait(awaitables, null, returnWhen);
  }

  /**
   * Waits until enough of them are done or the time is over, which is no failure.
   *
   * @param awaitables futures, and coroutines, which become tasks
   * @param timeout how long at most; null for ever
   * @param returnWhen what to wait for
   * @param <T> the type of their values
   * @return a coroutine of the futures, in the order of the arguments
   */
  public static <T extends @Nullable Object> Coroutine<DoneAndPending<T>> wait(
      Collection<? extends Awaitable<? extends T>> awaitables,
      @Nullable Duration timeout,
      ReturnWhen returnWhen) {
    Objects.requireNonNull(returnWhen, "returnWhen");
    return new WaitForMany<>(awaitables, timeout, returnWhen);
  }

  /**
   * Coroutines that give the results in the order in which they come to be there.
   *
   * <pre>{@code
   * for (Coroutine<String> next : asCompleted(calls)) {
   *   print(await(next));
   * }
   * }</pre>
   *
   * @param awaitables coroutines, which become tasks now, and futures; one given twice counts once
   * @param <T> the type of the results
   * @return as many coroutines; to be looped over once
   */
  public static <T extends @Nullable Object> CompletionOrder<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return new CompletionOrder<>(awaitables, null);
  }

  /**
   * As {@link #asCompleted(Collection)}; when the time is over what is left throws instead.
   *
   * @param awaitables coroutines and futures
   * @param timeout how long at most, for all together; null for ever
   * @param <T> the type of the results
   * @return as many coroutines
   * @throws TimeoutException from the await of a coroutine that is left
   */
  public static <T extends @Nullable Object> CompletionOrder<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables, @Nullable Duration timeout)
      throws TimeoutException {
    return new CompletionOrder<>(awaitables, timeout);
  }

  /**
   * Coroutines that give the results in the order in which they come to be there.
   *
   * @param awaitables coroutines, which become tasks now, and futures
   * @param <T> the type of the results
   * @return as many coroutines; to be looped over once
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends @Nullable Object> CompletionOrder<T> asCompleted(
      Awaitable<? extends T>... awaitables) {
    return new CompletionOrder<>(Arrays.asList(awaitables), null);
  }

  /**
   * Waits for something, but not longer than a time; then it is cancelled. To let it go on instead,
   * {@link #shield} it.
   *
   * @param awaitable what to wait for
   * @param timeout how long at most; zero or less: a coroutine does not even start; null for ever
   * @param <T> the type of its value
   * @return a coroutine of the value, also of one that comes in spite of the cancellation
   * @throws TimeoutException from the await, after the cancellation has ended
   */
  public static <T extends @Nullable Object> Coroutine<T> waitFor(
      Awaitable<T> awaitable, @Nullable Duration timeout) throws TimeoutException {
    return WaitFor.of(Objects.requireNonNull(awaitable, "awaitable"), timeout);
  }

  /**
   * Keeps the cancellation of whoever awaits it from an awaitable, which goes on. A failure of it
   * that comes after such a cancellation goes to the loop's exception handler.
   *
   * @param awaitable a coroutine, which becomes a task now, or a future
   * @param <T> the type of its value
   * @return a future that stands for it
   */
  public static <T extends @Nullable Object> Future<T> shield(Awaitable<T> awaitable) {
    return Shield.over(Asyncio.ensureFuture(awaitable));
  }
}
