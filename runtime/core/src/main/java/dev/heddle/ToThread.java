package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#toThread}. */
final class ToThread<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "toThread", true);

  private final Callable<? extends T> function;
  private final OnCancel onCancel;
  private @Nullable ThreadCall<T> call;
  private @Nullable Future<T> future;

  /** The first cancellation, which is thrown when the function has ended. */
  private @Nullable CancelledError cancellation;

  ToThread(Callable<? extends T> function, OnCancel onCancel) {
    this.function = Objects.requireNonNull(function, "function");
    this.onCancel = Objects.requireNonNull(onCancel, "onCancel");
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      return begin();
    }
    try {
      take();
    } catch (CancelledError error) {
      cancelled(error);
    }
    Future<T> result = Objects.requireNonNull(future);
    if (!result.done()) {
      return waitFor(result);
    }
    if (cancellation != null) {
      Throwable failure = result.failureToThrow();
      if (failure != null && failure != cancellation) {
        cancellation.addSuppressed(failure);
      }
      throw cancellation;
    }
    return result.result();
  }

  private @Nullable Object begin() throws Throwable {
    EventLoop loop = EventLoop.running();
    Context context = Context.copyCurrent();
    ThreadCall<T> begun = new ThreadCall<>(() -> context.call(function));
    Future<T> result = loop.runInExecutor(null, begun);
    if (onCancel == OnCancel.ABANDON) {
      return Await.await(result); // a tail call: there is nothing to do afterwards
    }
    call = begun;
    future = result;
    state = 1;
    return waitFor(result);
  }

  private Suspension waitFor(Future<T> result) throws Throwable {
    if (cancellation == null) {
      return Suspension.on(Ending.of(result)).push(this);
    }
    // In a shield: a cancelled scope would end this wait in each pass, and interrupt each time.
    Coroutine<?> undisturbed = CancelScope.shielded(shield -> Ending.of(result).coroutine());
    return ((Suspension) Objects.requireNonNull(Await.await(undisturbed))).push(this);
  }

  private void cancelled(CancelledError error) {
    if (cancellation == null) {
      cancellation = error;
    }
    ThreadCall<T> begun = Objects.requireNonNull(call);
    if (begun.keepFromRunning()) {
      Objects.requireNonNull(future).cancel();
    } else if (onCancel == OnCancel.INTERRUPT) {
      begun.interrupt();
    }
  }

  /** Two copies would wait for one function. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
