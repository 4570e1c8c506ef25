package dev.heddle.weaver.harness;

import dev.heddle.Coroutine;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Stands in for {@code Asyncio} in code that is not woven: an async method runs when it is called,
 * and awaiting its result only unwraps it. What ordinary Java does is what woven code must do.
 */
public final class SyncAsyncio {

  private SyncAsyncio() {}

  /** Unwraps. */
  @SuppressWarnings("unchecked")
  public static <T> T await(Object awaitable) throws Throwable {
    return awaitable instanceof CompletionStage<?> stage
        ? (T) await(stage)
        : (T) ((Ready<?>) awaitable).get();
  }

  /** Unwraps. */
  public static <T> T await(CompletionStage<T> stage) throws Throwable {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
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
