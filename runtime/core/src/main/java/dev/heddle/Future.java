package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.internal.DebugMode;
import dev.heddle.internal.Unchecked;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that will be there later: asyncio's {@code Future}.
 *
 * <pre>
 *   PENDING --setResult-----&gt; FINISHED
 *           --setException--&gt; FAILED
 *           --cancel--------&gt; CANCELLED
 * </pre>
 *
 * <p>Completion calls nobody: it schedules the callbacks and the waiting tasks, in the order in
 * which they came, for the loop's next pass. Loop thread only.
 *
 * @param <T> the type of the value
 */
public class Future<T extends @Nullable Object> extends FutureState implements Awaitable<T> {
  private final EventLoop loop;

  /** The last of the ring of those who wait. */
  private @Nullable Waiter lastWaiter;

  /**
   * A pending future; users call {@link EventLoop#createFuture}.
   *
   * @param loop the loop that it belongs to
   */
  protected Future(EventLoop loop) {
    this.loop = loop;
    if (DebugMode.isOn) {
      DebugMode.made(this);
    }
  }

  /**
   * The loop that the future belongs to.
   *
   * @return the loop
   */
  public final EventLoop getLoop() {
    return loop;
  }

  /**
   * Whether the future has a value, has failed or has been cancelled.
   *
   * @return true once that is so
   */
  public final boolean done() {
    return state != PENDING;
  }

  /**
   * Whether the future was cancelled.
   *
   * @return true once that is so
   */
  public final boolean cancelled() {
    return state == CANCELLED;
  }

  /**
   * The value. A failure is thrown as it was thrown, checked or not.
   *
   * @return the value
   * @throws CancelledError if the future was cancelled
   * @throws InvalidStateException if it is not done
   */
  public final T result() {
    return switch (state) {
      case FINISHED -> Unchecked.cast(outcome);
      case FAILED -> throw Unchecked.<RuntimeException>rethrow(takeFailure());
      case CANCELLED -> throw cancellation();
      default -> throw notDone("Result");
    };
  }

  /**
   * The failure.
   *
   * @return null if there is a value instead
   * @throws CancelledError if the future was cancelled
   * @throws InvalidStateException if it is not done
   */
  public final @Nullable Throwable exception() {
    return switch (state) {
      case FINISHED -> null;
      case FAILED -> {
        isRetrieved = true;
        yield failure().thrown();
      }
      case CANCELLED -> throw cancellation();
      default -> throw notDone("Exception");
    };
  }

  /**
   * Gives the future its value.
   *
   * @param value the value
   * @throws InvalidStateException if it is done
   */
  public void setResult(T value) {
    finish(value);
  }

  /**
   * Lets the future fail.
   *
   * @param exception what awaiting it throws
   * @throws InvalidStateException if it is done
   */
  public void setException(Throwable exception) {
    fail(Objects.requireNonNull(exception, "exception"));
  }

  /**
   * Cancels the future.
   *
   * @return false if it was done
   */
  public final boolean cancel() {
    return cancel(null);
  }

  /**
   * Cancels the future.
   *
   * @param message the message of the {@link CancelledError}
   * @return false if it was done
   */
  public boolean cancel(@Nullable String message) {
    return cancelWith(message);
  }

  /**
   * Calls a function when the future is done: in the loop's next pass, never at once, and in a copy
   * of the caller's context.
   *
   * @param callback called with this future; one that is added twice is called twice
   */
  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    addDoneCallback(callback, Context.copyCurrent());
  }

  /**
   * Calls a function when the future is done, in a context: in the loop's next pass, never at once.
   *
   * @param callback called with this future; one that is added twice is called twice
   * @param context shared, not copied
   */
  public final void addDoneCallback(Consumer<? super Future<T>> callback, Context context) {
    addWaiter(new DoneCallback<>(this, callback, context));
  }

  /**
   * Removes all additions of a callback that have not been scheduled.
   *
   * @param callback a function equal to what was added
   * @return how many there were
   */
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    int removed = 0;
    for (Waiter waiter : Waiter.ring(lastWaiter)) {
      if (callback.equals(waiter.callback())) {
        waiter.unlink();
        removed++;
      }
    }
    return removed;
  }

  @Override
  public final Coroutine<T> coroutine() {
    return new AwaitFuture<>(this);
  }

  /**
   * This future for other threads. Call it on the loop's thread; what it gives is for any thread.
   *
   * @return a future that ends as this one does, in the loop's pass after; done if this one is.
   *     Cancelling it cancels this one. To block on it on the loop's thread throws
   *     IllegalStateException
   */
  public final CompletableFuture<T> toCompletableFuture() {
    return ThreadsafeFuture.of(this);
  }

  /** The future as Python shows it. */
  @Override
  public String toString() {
    return "<"
        + kind()
        + " "
        + stateWord()
        + outcomeText()
        + waitersText()
        + DebugMode.createdAt(this)
        + ">";
  }

  /** Makes a handle run when the future is done, at the loop's next pass if it is done already. */
  final void addWaiter(Waiter waiter) {
    if (done()) {
      waiter.future = this;
      loop.schedule(waiter);
    } else {
      waiter.appendTo(lastWaiter, this);
      lastWaiter = waiter;
    }
  }

  final void removeWaiter(Waiter waiter) {
    Waiter last = lastWaiter;
    if (last != null) {
      lastWaiter = waiter.removeFrom(last);
    }
  }

  /** What {@code toString} calls it. */
  String kind() {
    return "Future";
  }

  final void finish(@Nullable Object value) {
    complete(FINISHED, value);
  }

  final void fail(Throwable exception) {
    complete(FAILED, new Failure(exception));
    if (!isRetrieved && !(exception instanceof CancelledError)) {
      loop.tasks().failed(this);
    }
  }

  /**
   * Completes as cancelled, with what the {@link CancelledError} is made of, or with the error
   * itself.
   */
  final boolean cancelWith(@Nullable Object messageOrError) {
    if (done()) {
      isRetrieved = true; // whoever cancels what has failed does not want to know
      return false;
    }
    complete(CANCELLED, messageOrError);
    return true;
  }

  final String waitersText() {
    return WaiterText.of(Waiter.ring(lastWaiter));
  }

  private InvalidStateException notDone(String asked) {
    return new InvalidStateException(
        asked + " is not set: " + this + " is not done; await it, or ask done() first");
  }

  private void complete(byte newState, @Nullable Object newOutcome) {
    if (state != PENDING) {
      // Without the value, whose own text may fail.
      throw new InvalidStateException(
          "invalid state: <"
              + kind()
              + " "
              + stateWord()
              + "> is done already; ask done() before you complete it");
    }
    state = newState;
    outcome = newOutcome;
    while (lastWaiter != null) {
      Waiter first = lastWaiter.successor();
      lastWaiter = first.removeFrom(lastWaiter);
      loop.schedule(first);
    }
  }
}
