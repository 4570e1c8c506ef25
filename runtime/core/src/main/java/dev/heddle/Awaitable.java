package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Something that {@link Asyncio#await await} accepts: a {@link Coroutine}, a {@link Future}, a
 * {@link Task}, or a type of one's own.
 *
 * <p>The runtime knows coroutines and futures by their classes and never calls {@link #coroutine()}
 * on them; other implementations are awaited through it, as Python awaits through {@code
 * __await__}.
 *
 * @param <T> the type of the value that awaiting gives
 */
public interface Awaitable<T extends @Nullable Object> {

  /**
   * A coroutine that has not been started and that ends as this awaitable does.
   *
   * @return the coroutine; {@code this} for a coroutine
   */
  Coroutine<T> coroutine();
}
