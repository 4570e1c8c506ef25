package dev.heddle;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link Asyncio} that give a block of code a beginning and an end. They are
 * called as members of {@code Asyncio}; this class keeps them apart only for the reader.
 */
public abstract sealed class Scoping extends Threading permits Combining {
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

  /**
   * Lets awaitables run side by side until the first succeeds: its result counts. The rest are
   * cancelled, and waited for; those that have failed before are forgotten.
   *
   * @param awaitables coroutines and futures, at least one
   * @param <T> the type of the results
   * @return a coroutine of the first result. If all fail, or are cancelled, it throws an {@link
   *     ExceptionGroup} of the failures in the order of the arguments
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends @Nullable Object> Coroutine<T> race(
      Awaitable<? extends T>... awaitables) {
    return new Race<>(Arrays.asList(awaitables));
  }

  /**
   * As {@link #race(Awaitable...)}.
   *
   * @param awaitables coroutines and futures, at least one
   * @param <T> the type of the results
   * @return a coroutine of the first result
   */
  public static <T extends @Nullable Object> Coroutine<T> race(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return new Race<>(awaitables);
  }

  /**
   * Tries one way after the other until one succeeds. The next one starts when the one before has
   * failed or has had some time; those before go on. The first success ends the race, the rest are
   * cancelled and waited for: asyncio's {@code staggered_race}.
   *
   * @param ways each makes a coroutine when its turn comes; if it can't, it has failed
   * @param delay how long a way has the field to itself; null until it fails
   * @param <T> the type of the results
   * @return a coroutine of what came of it; that all have failed is no failure
   */
  public static <T extends @Nullable Object> Coroutine<RaceResult<T>> staggeredRace(
      List<Callable<Coroutine<T>>> ways, @Nullable Duration delay) {
    return new StaggeredRace<>(ways, delay);
  }

  /**
   * As {@link #staggeredRace(List, Duration)}, in an order of arguments that suits lambdas.
   *
   * @param delay how long a way has the field to itself; null until it fails
   * @param ways each makes a coroutine when its turn comes; if it can't, it has failed
   * @param <T> the type of the results
   * @return a coroutine of what came of it
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends @Nullable Object> Coroutine<RaceResult<T>> staggeredRace(
      @Nullable Duration delay, Callable<Coroutine<T>>... ways) {
    return new StaggeredRace<>(Arrays.asList(ways), delay);
  }

  /**
   * Runs a body with a resource and closes that, whatever the body did: {@code async with}.
   *
   * @param resource what to close
   * @param body what to run; it is given the resource
   * @param <R> the type of the resource
   * @param <T> the type of the result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of the body's result. The resource is closed in a {@linkplain
   *     CancelScope#shielded shield}; if body and closing fail, the closing's failure is suppressed
   *     in the body's
   * @throws X from the await
   */
  public static <R extends AsyncCloseable, T extends @Nullable Object, X extends Throwable>
      Coroutine<T> use(R resource, Body<R, T, X> body) throws X {
    return new Use<>(resource, body);
  }
}
