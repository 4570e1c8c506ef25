package dev.heddle;

import org.jspecify.annotations.Nullable;

/** {@link Asyncio#shield}: the link between a future and the one that stands for it. */
final class Shield<T extends @Nullable Object> {
  private final Future<T> inner;
  private final Future<T> outer;

  private Shield(Future<T> inner) {
    this.inner = inner;
    this.outer = inner.getLoop().createFuture();
  }

  static <T extends @Nullable Object> Future<T> over(Future<T> inner) {
    if (inner.done()) {
      return inner;
    }
    Shield<T> shield = new Shield<>(inner);
    Waiter innerDone = new DoneCallback<>(inner, done -> shield.innerDone());
    inner.addWaiter(innerDone);
    shield.outer.addDoneCallback(
        done -> {
          innerDone.unlink();
          shield.outerDone();
        });
    return shield.outer;
  }

  private void innerDone() {
    if (outer.done()) {
      reportFailure();
    } else if (inner.cancelled()) {
      outer.cancel();
    } else {
      Throwable failure = inner.exception();
      if (failure == null) {
        outer.finish(inner.result());
      } else {
        outer.fail(failure);
      }
    }
  }

  /** Whoever waited has gone: from now on a failure would be lost. */
  private void outerDone() {
    if (!inner.done()) {
      inner.addDoneCallback(done -> reportFailure());
    }
  }

  private void reportFailure() {
    Throwable failure = inner.cancelled() || !outer.cancelled() ? null : inner.exception();
    if (failure != null) {
      String kind = failure.getClass().getSimpleName();
      inner
          .getLoop()
          .callExceptionHandler(
              ErrorContext.of(kind + " exception in shielded future")
                  .with(ErrorContext.EXCEPTION, failure)
                  .with(ErrorContext.FUTURE, inner));
    }
  }
}
