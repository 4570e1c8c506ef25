package dev.heddle;

import dev.heddle.internal.Current;
import dev.heddle.internal.Stages;
import dev.heddle.internal.loop.LateCall;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A future of a loop that ends as one of the JDK's does, whatever thread completes that: asyncio's
 * {@code wrap_future}. Cancelling one cancels the other.
 */
final class WrappedFuture<T extends @Nullable Object> extends Future<T> {
  private final CompletableFuture<T> source;

  WrappedFuture(EventLoop loop, CompletableFuture<T> source) {
    super(loop);
    this.source = source;
    if (source.isDone()) {
      endAsSource();
      return;
    }
    try {
      source.whenComplete((value, failure) -> sourceIsDone());
    } catch (Throwable refusal) { // of a subclass; without it the waiting would have no end
      fail(refusal);
    }
  }

  /** On the thread that completed the source. After the loop's end nobody waits any more. */
  private void sourceIsDone() {
    EventLoop loop = getLoop();
    if (Current.get().running() == loop) {
      endAsSource();
    } else {
      LateCall.unlessClosed(loop, this::endAsSource);
    }
  }

  private void endAsSource() {
    if (done()) {
      return;
    }
    try {
      finish(Stages.resultOf(source));
    } catch (CancelledError cancellation) {
      cancelWith(cancellation.getMessage());
    } catch (Throwable failure) {
      fail(failure);
    }
  }

  @Override
  public boolean cancel(@Nullable String message) {
    if (!super.cancel(message)) {
      return false;
    }
    source.cancel(true);
    return true;
  }
}
