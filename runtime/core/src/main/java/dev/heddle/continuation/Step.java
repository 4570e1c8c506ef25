package dev.heddle.continuation;

import dev.heddle.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * What a coroutine did when it was driven by hand: {@link Coroutine#send} and {@link
 * Coroutine#throwInto} give one.
 *
 * @param <R> the type of the coroutine's result
 */
public sealed interface Step<R extends @Nullable Object> {

  /**
   * The coroutine waits.
   *
   * @param value what it awaits, or handed out by {@link Coroutine#yieldToDriver}; null when it
   *     only gives up its turn
   * @param <R> the type of the coroutine's result
   */
  record Yielded<R extends @Nullable Object>(@Nullable Object value) implements Step<R> {}

  /**
   * The coroutine has ended.
   *
   * @param result its result
   * @param <R> the type of the coroutine's result
   */
  record Returned<R extends @Nullable Object>(R result) implements Step<R> {}
}
