package dev.heddle.weaver.harness;

import dev.heddle.Coroutine;

/**
 * Stands in for {@code Asyncio} in code that is not woven: an async method runs when it is called,
 * and awaiting its result only unwraps it. What ordinary Java does is what woven code must do.
 */
public final class SyncAsyncio {

  private SyncAsyncio() {}

  /** Unwraps. */
  @SuppressWarnings("unchecked")
  public static <T> T await(Object awaitable) throws Throwable {
    return (T) ((Ready<?>) awaitable).get();
  }

  /** Wraps. */
  public static <T> Coroutine<T> done(T value) {
    return new Ready<>(value, null);
  }

  /** Wraps null. */
  public static Coroutine<Void> done() {
    return new Ready<>(null, null);
  }
}
