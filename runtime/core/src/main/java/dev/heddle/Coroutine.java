package dev.heddle;

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

  /** For {@link Frame} only. */
  protected Coroutine() {}

  @Override
  public final Coroutine<T> coroutine() {
    return this;
  }
}
