package dev.heddle.internal;

import dev.heddle.CancelledError;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The JDK's completion stages, in asyncio's terms. Any thread. */
public final class Stages {
  private Stages() {}

  /**
   * A stage as the future that can be asked and cancelled.
   *
   * @param stage any stage; not every {@code CompletableFuture} can be asked, {@link
   *     CompletableFuture#completedStage} gives one that can't
   * @param <T> the type of its value
   * @return what the stage makes of itself, often itself; where it makes nothing, a future that
   *     ends as it does
   */
  public static <T extends @Nullable Object> CompletableFuture<T> completable(
      CompletionStage<T> stage) {
    try {
      return Objects.requireNonNull(stage.toCompletableFuture(), "toCompletableFuture()");
    } catch (UnsupportedOperationException allowed) { // by CompletionStage.toCompletableFuture
      CompletableFuture<T> follower = new CompletableFuture<>();
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              follower.complete(value);
            } else {
              follower.completeExceptionally(failure);
            }
          });
      return follower;
    }
  }

  /**
   * How a future ended.
   *
   * @param done a future that is done
   * @return its value
   * @throws CancelledError if it, or a stage that it depends on, was cancelled
   * @throws Throwable its failure as it was thrown, without the wrappings of the JDK
   */
  public static @Nullable Object resultOf(CompletableFuture<?> done) throws Throwable {
    if (!done.isCompletedExceptionally()) {
      return done.join();
    }
    // Not what join throws: from JDK 23 on that is another CancellationException around this one.
    Throwable failure = unwrapped(done.<Throwable>handle((value, thrown) -> thrown).join());
    throw failure instanceof CancellationException
        ? new CancelledError(failure.getMessage())
        : failure;
  }

  /**
   * Lets a future end as cancelled.
   *
   * @param future nothing happens if it is done
   * @param error what the coroutine behind it ended by
   */
  public static void cancel(CompletableFuture<?> future, CancelledError error) {
    CancellationException cancellation = new CancellationException(error.getMessage());
    cancellation.initCause(error);
    future.completeExceptionally(cancellation);
  }

  /** Subclasses mean something of their own; the JDK wraps in exactly these. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    Throwable cause = inner.getCause();
    while (cause != null
        && (inner.getClass() == CompletionException.class
            || inner.getClass() == ExecutionException.class)) {
      inner = cause;
      cause = inner.getCause();
    }
    return inner;
  }
}
