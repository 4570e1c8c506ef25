package dev.heddle;

import dev.heddle.internal.Stages;
import dev.heddle.internal.loop.OtherThreads;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A loop's future for the rest of the program: what {@link Future#toCompletableFuture} gives.
 * Cancelling it cancels the other in the loop's next pass. Any thread.
 */
final class ThreadsafeFuture<T extends @Nullable Object> extends OutsideFuture<T> {
  private final Future<T> source;

  private ThreadsafeFuture(Future<T> source) {
    super(source.getLoop());
    this.source = source;
  }

  static <T extends @Nullable Object> CompletableFuture<T> of(Future<T> source) {
    ThreadsafeFuture<T> future = new ThreadsafeFuture<>(source);
    if (source.done()) {
      future.endAsSource();
    } else {
      source.addDoneCallback(done -> future.endAsSource());
      source.getLoop().tasks().awaitedOutside.add(future);
    }
    return future;
  }

  private void endAsSource() {
    end(this, source);
  }

  /** Lets a future of other threads end as a completed one of a loop has. */
  static <T extends @Nullable Object> void end(CompletableFuture<T> future, Future<T> source) {
    Throwable failure = source.failureToThrow();
    if (failure == null) {
      future.complete(source.result());
    } else if (failure instanceof CancelledError cancellation) {
      Stages.cancel(future, cancellation);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /**
   * Cancels this future at once, and asks what it stands for to end: a task may take its time.
   *
   * @param mayInterruptIfRunning no difference
   * @return whether this future is cancelled now
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (isDone() || !super.cancel(mayInterruptIfRunning)) {
      return isCancelled();
    }
    OtherThreads.call(loop, source::cancel);
    return true;
  }
}
