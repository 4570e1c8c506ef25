package dev.heddle;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link Asyncio} that give a block of code a beginning and an end. They are
 * called as members of {@code Asyncio}; this class keeps them apart only for the reader.
 */
public abstract sealed class Scoping permits Combining {
  Scoping() {}

  /**
   * Limits the time of what follows, in the running task, until it is closed. {@link Timeout} says
   * what this form can't do, and how to have a {@link TimeoutException} leave the block:
   *
   * <pre>{@code
   * try (var timeout = timeout(Duration.ofSeconds(1))) {
   *   await(load());
   * } catch (CancelledError e) {
   *   throw Timeout.rethrow(e);
   * }
   * }</pre>
   *
   * @param limit how long at most; null for no limit until {@link Timeout#reschedule(long)}
   * @return the timeout, which has begun
   * @throws IllegalStateException outside of a task
   */
  public static Timeout timeout(@Nullable Duration limit) {
    return Timeout.begin(limit);
  }

  /**
   * As {@link #timeout(Duration)}, with a time at which the time is over.
   *
   * @param whenNanos the loop's time in nanoseconds
   * @return the timeout, which has begun
   * @throws IllegalStateException outside of a task
   */
  public static Timeout timeoutAt(long whenNanos) {
    return Timeout.beginUntil(whenNanos);
  }

  /**
   * Runs a body with a limit of time: {@code async with asyncio.timeout(limit)}.
   *
   * <pre>{@code
   * String page = await(timeout(Duration.ofSeconds(1), t -> load(url)));
   * }</pre>
   *
   * @param limit how long at most, from the await on; null for no limit until {@link
   *     Timeout#reschedule(long)}
   * @param body what to run; it is given the timeout
   * @param <T> the type of its result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of the result
   * @throws TimeoutException from the await: the time was over, and the body ended with the {@link
   *     CancelledError} of that
   * @throws X from the await
   */
  public static <T extends @Nullable Object, X extends Throwable> Coroutine<T> timeout(
      @Nullable Duration limit, Body<Timeout, T, X> body) throws TimeoutException, X {
    return new Timeout.Run<>(limit, null, body);
  }

  /**
   * As {@link #timeout(Duration, Body)}, with a time at which the time is over.
   *
   * @param whenNanos the loop's time in nanoseconds
   * @param body what to run; it is given the timeout
   * @param <T> the type of its result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of the result
   * @throws TimeoutException as {@link #timeout(Duration, Body)}
   * @throws X from the await
   */
  public static <T extends @Nullable Object, X extends Throwable> Coroutine<T> timeoutAt(
      long whenNanos, Body<Timeout, T, X> body) throws TimeoutException, X {
    return new Timeout.Run<>(null, whenNanos, body);
  }
}
