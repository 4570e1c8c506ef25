package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#waitFor} when the time is over before it begins: what is not done is cancelled, a
 * coroutine without having run, and the end of that is waited for.
 */
final class CancelAndWait<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "waitFor", true);

  private final Awaitable<T> awaitable;
  private @Nullable Future<T> future;
  private @Nullable Waiter callback;

  CancelAndWait(Awaitable<T> awaitable) {
    this.awaitable = awaitable;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    return state == 0 ? cancel() : cancelled();
  }

  /** Cancels and waits for the end, on a future of its own: the waiting can be cancelled too. */
  private @Nullable Object cancel() {
    Future<T> doomed = Asyncio.ensureFuture(awaitable);
    if (doomed.done()) {
      return doomed.result();
    }
    Future<@Nullable Void> ended = doomed.getLoop().createFuture();
    Waiter link =
        new DoneCallback<>(
            doomed,
            done -> {
              if (!ended.done()) {
                ended.finish(null);
              }
            });
    doomed.addWaiter(link);
    doomed.cancel();
    future = doomed;
    callback = link;
    state = 1;
    return Suspension.on(ended).push(this);
  }

  private @Nullable Object cancelled() throws Throwable {
    Waiter link = Objects.requireNonNull(callback);
    Future<T> doomed = Objects.requireNonNull(future);
    try {
      take();
    } finally {
      link.unlink();
    }
    try {
      return doomed.result();
    } catch (CancelledError cancellation) {
      throw Timeout.timedOut(cancellation);
    }
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
