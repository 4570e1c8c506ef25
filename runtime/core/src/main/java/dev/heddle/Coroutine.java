package dev.heddle;

import dev.heddle.continuation.Step;
import dev.heddle.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A call of an async method that has not happened yet: what Python calls a coroutine object.
 *
 * <p>A coroutine is cold. It starts when it is awaited, or when a {@link Task} made of it gets its
 * first turn, and it can be used once. The only direct subclass is {@link Frame}; woven code
 * derives from that one. It is a class and not an interface because the await path tests for it,
 * and a failed test for an interface costs fifty times one for a class.
 *
 * @param <T> the type of the result
 */
public abstract class Coroutine<T extends @Nullable Object> implements Awaitable<T> {

  /** Where a coroutine is in its life. */
  public enum State {
    /** Nothing of it has run yet. */
    CREATED,
    /**
     * It waits, its variables saved. Seen from outside a hand-driven coroutine, that is so only
     * between two steps; one that others await also counts as suspended while what it awaits runs.
     */
    SUSPENDED,
    /** Its code is at work. */
    RUNNING,
    /** It has returned, failed or been closed. */
    CLOSED
  }

  /** For {@link Frame} only. */
  protected Coroutine() {}

  @Override
  public final Coroutine<T> coroutine() {
    return this;
  }

  /**
   * Runs the coroutine on, by hand, until it awaits something that is not there or ends. What it
   * awaited last gives the value; a future that it awaited gives its own outcome instead, and has
   * to be done.
   *
   * @param value null the first time, then what the await is to give
   * @return what the coroutine awaits now, or its result
   * @throws IllegalStateException if the coroutine is running or has ended, somebody else drives
   *     it, or the future that it awaits is pending
   * @throws IllegalArgumentException if there is a value but no await yet that could give it
   */
  public abstract Step<T> send(@Nullable Object value);

  /**
   * Throws a failure at the coroutine's await, by hand. A coroutine that has not been started is
   * closed by it.
   *
   * @param failure what to throw; the coroutine's own failure comes back as it was thrown
   * @return what the coroutine awaits now, or its result
   * @throws IllegalStateException if the coroutine is running or has ended, or somebody else drives
   *     it
   */
  public abstract Step<T> throwInto(Throwable failure);

  /**
   * Ends the coroutine: a {@link dev.heddle.continuation.GeneratorExit} is thrown at its await, so
   * that {@code finally} blocks run. Of one that has not been started nothing runs; one that has
   * ended stays as it is.
   *
   * @throws IllegalStateException if the coroutine is running, somebody else drives it, or it
   *     awaits again instead of ending
   */
  public abstract void close();

  /**
   * Where the coroutine is in its life.
   *
   * @return the state
   */
  public abstract State state();

  /**
   * Hands a value to whoever drives this coroutine by {@link #send}: {@code await} it. Python's
   * {@code yield} in a generator-based coroutine. A task takes no such values, except for null,
   * which gives up its turn.
   *
   * @param value the value; a future among them is awaited
   * @param <S> the type of what the driver sends
   * @return a coroutine that ends with what the driver sends next
   */
  public static <S extends @Nullable Object> Coroutine<S> yieldToDriver(@Nullable Object value) {
    return new YieldToDriver<>(value);
  }
}
