package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#waitFor}. The awaitable runs as part of the waiting task; what is over time before
 * it begins is cancelled without having run.
 */
final class WaitFor<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "waitFor", true, true);
  private static final int AWAITING = 1;
  private static final int CANCELLING = 2;

  private final Awaitable<T> awaitable;
  private final @Nullable Duration timeout;
  private @Nullable Deadline deadline;
  private @Nullable Future<T> future;
  private @Nullable Waiter callback;

  WaitFor(Awaitable<T> awaitable, @Nullable Duration timeout) {
    this.awaitable = awaitable;
    this.timeout = timeout;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == AWAITING) {
      return awaited();
    }
    if (state == CANCELLING) {
      return cancelled();
    }
    if (timeout == null) {
      return Await.await(awaitable);
    }
    return timeout.isNegative() || timeout.isZero() ? cancel() : begin(timeout);
  }

  private @Nullable Object begin(Duration time) throws Throwable {
    Task<?> task = Asyncio.currentTask();
    if (task == null) {
      throw new IllegalStateException("waitFor should be used inside a task");
    }
    Deadline limit = new Deadline(task, time);
    Object result;
    try {
      result = Await.await(awaitable);
    } catch (Throwable failure) {
      throw limit.leaveWith(failure);
    }
    if (result instanceof Suspension suspension) {
      deadline = limit;
      state = AWAITING;
      return suspension.push(this);
    }
    limit.leave();
    return result;
  }

  private @Nullable Object awaited() throws Throwable {
    Deadline limit = Objects.requireNonNull(deadline);
    Object result;
    try {
      result = take();
    } catch (Throwable failure) {
      throw limit.leaveWith(failure);
    }
    limit.leave();
    return result;
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
    state = CANCELLING;
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
      throw Deadline.timedOut(cancellation);
    }
  }

  /** Its deadline cancels the task of the original, once. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
