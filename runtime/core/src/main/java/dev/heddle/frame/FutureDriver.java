package dev.heddle.frame;

import dev.heddle.CancelledError;
import dev.heddle.Future;
import dev.heddle.internal.Current;
import dev.heddle.internal.Stages;
import dev.heddle.internal.Unchecked;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Drives an async method that returns a {@link CompletableFuture}, where no loop is running, and is
 * that future. The method runs on the caller's thread to its first suspension, and on where what it
 * awaits is completed.
 *
 * <pre>
 *   start --&gt; turn --awaits--&gt; subscribed --completed, on any thread--&gt; turn ...
 *              |
 *              +--the method ends--&gt; done
 * </pre>
 *
 * <p>One thread at a time owns the coroutine: subscribing is the last thing that a turn does. Any
 * thread may cancel.
 */
final class FutureDriver<R extends @Nullable Object> extends CompletableFuture<R>
    implements Runnable {
  private final Suspension suspension = new Suspension(this);

  /** The frame of the method until its first turn. */
  private @Nullable Frame<?> unstarted;

  /** What the coroutine waits for; null while it runs. */
  private volatile @Nullable CompletableFuture<?> awaited;

  private volatile boolean cancelRequested;
  private boolean cancelDelivered;

  private FutureDriver(Frame<R> frame) {
    this.unstarted = frame;
  }

  static <R extends @Nullable Object> CompletableFuture<R> start(Frame<R> frame) {
    FutureDriver<R> driver = new FutureDriver<>(frame);
    driver.runTurns(Current.get());
    return driver;
  }

  /**
   * What was awaited is done. If that was completed by a driver between two turns, the driver's
   * loop goes on here next: so a chain of futures is walked in a loop, not in a recursion.
   */
  private void wake() {
    Current thread = Current.get();
    Queue<Runnable> turns = thread.turns;
    if (turns != null) {
      turns.add(this);
    } else {
      runTurns(thread);
    }
  }

  private void runTurns(Current thread) {
    Queue<Runnable> outer = thread.turns;
    Queue<Runnable> turns = new ArrayDeque<>(2);
    try {
      for (Runnable driver = this; driver != null; driver = turns.poll()) {
        thread.turns = turns;
        driver.run();
      }
    } finally {
      thread.turns = outer;
    }
  }

  /** One turn. While the method's own code runs nothing is put off: it may wait for others. */
  @Override
  public void run() {
    Current thread = Current.get();
    Queue<Runnable> turns = thread.turns;
    thread.turns = null;
    Object result;
    try {
      result = proceed();
    } catch (Throwable failure) {
      thread.turns = turns;
      endWith(failure);
      return;
    }
    thread.turns = turns;
    if (result == suspension) {
      subscribe(suspension.takeAwaited());
    } else {
      complete(Unchecked.cast(result));
    }
  }

  private @Nullable Object proceed() throws Throwable {
    Frame<?> frame = unstarted;
    if (frame != null) {
      unstarted = null;
      return suspension.start(frame);
    }
    Object value;
    try {
      value = takeOutcome();
    } catch (Throwable failure) {
      return suspension.resumeWith(failure);
    }
    return suspension.resume(value);
  }

  private @Nullable Object takeOutcome() throws Throwable {
    CompletableFuture<?> done = awaited;
    awaited = null;
    if (cancelIsDue()) {
      cancelDelivered = true;
      throw inFrames(new CancelledError());
    }
    try {
      return done == null ? null : Stages.resultOf(done);
    } catch (CancelledError cancellation) {
      throw inFrames(cancellation);
    }
  }

  /** This stack says nothing about a cancellation: its trace is to have the coroutine's lines. */
  private static CancelledError inFrames(CancelledError cancellation) {
    cancellation.setStackTrace(new StackTraceElement[0]);
    return cancellation;
  }

  private boolean cancelIsDue() {
    return cancelRequested && !cancelDelivered;
  }

  private void subscribe(@Nullable Object thing) {
    CompletableFuture<?> stage = stageOf(thing);
    awaited = stage; // before the flag is read: a cancellation sees the one or is seen by the other
    if (cancelIsDue()) {
      stage.cancel(true);
    }
    try {
      stage.whenComplete((value, failure) -> wake());
    } catch (Throwable refusal) { // of a subclass; without it the waiting would have no end
      awaited = failedFuture(refusal);
      wake();
    }
  }

  private CompletableFuture<?> stageOf(@Nullable Object thing) {
    if (thing == null) {
      return completedFuture(null); // nobody else wants the turn
    }
    if (thing instanceof CompletableFuture<?> stage) {
      return thing == this
          ? failedFuture(new IllegalStateException("an async method cannot await its own future"))
          : stage;
    }
    if (thing instanceof Future<?> future && future.getLoop() == Current.get().running()) {
      return future.toCompletableFuture();
    }
    return failedFuture(
        new IllegalStateException(
            "cannot wait for "
                + thing
                + " without its event loop: this async method was called where no loop was running;"
                + " call it in a coroutine of that loop, or await a CompletionStage"));
  }

  private void endWith(Throwable failure) {
    if (failure instanceof CancelledError cancellation) {
      Stages.cancel(this, cancellation);
    } else if (!completeExceptionally(failure)) {
      // Cancelled or completed by others: nobody can learn of the failure from the future.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  /**
   * Cancels the future, and the coroutine at its await: what it waits for is cancelled, and a
   * {@link CancelledError} is thrown there.
   *
   * @param mayInterruptIfRunning no difference
   * @return whether the future is cancelled now
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    // A loop where the futures would recurse: those that await one another make long chains.
    FutureDriver<?> driver = this;
    while (!driver.isDone() && driver.cancelThis()) {
      driver.cancelRequested = true;
      CompletableFuture<?> next = driver.awaited;
      if (!(next instanceof FutureDriver<?> inner)) {
        if (next != null) {
          next.cancel(mayInterruptIfRunning);
        }
        break;
      }
      driver = inner;
    }
    return isCancelled();
  }

  private boolean cancelThis() {
    return super.cancel(true);
  }
}
