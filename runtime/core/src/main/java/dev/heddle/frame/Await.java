package dev.heddle.frame;

import dev.heddle.Awaitable;
import dev.heddle.Future;
import dev.heddle.internal.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What woven code calls for an await that it could not bind to a method. */
public final class Await {
  private Await() {}

  /**
   * Awaits anything awaitable. A coroutine is started on the spot and on this stack; a completed
   * future gives its value; a pending one is written on the driver's suspension.
   *
   * @param awaitable a coroutine that has not been started, a future, another {@link Awaitable}, or
   *     a {@link CompletionStage}
   * @return the value, or the {@link Suspension} of this thread's driver
   * @throws Throwable the failure of what was awaited, as it was thrown
   */
  public static @Nullable Object await(@Nullable Object awaitable) throws Throwable {
    if (awaitable instanceof Frame<?> frame) {
      return Fairness.isOn && Fairness.isSpent() ? Fairness.putOff(frame) : frame.begin();
    }
    if (awaitable instanceof Future<?> future) {
      return future.done() && !(Fairness.isOn && Fairness.isSpent())
          ? resultOf(future)
          : Suspension.on(future);
    }
    return awaitOther(awaitable);
  }

  private static @Nullable Object resultOf(Future<?> future) {
    try {
      return future.result();
    } catch (Throwable failure) {
      Suspension.forgetFailure();
      throw failure;
    }
  }

  private static @Nullable Object awaitOther(@Nullable Object awaitable) throws Throwable {
    if (awaitable == null) {
      throw new NullPointerException(
          "cannot await null; an async method must return a coroutine, for example done(null), or a"
              + " future, for example completedFuture(null)");
    }
    if (awaitable instanceof CompletableFuture<?> stage) { // a class: told faster than interfaces
      return awaitStage(stage);
    }
    if (awaitable instanceof Awaitable<?> other) {
      return await(other.coroutine());
    }
    if (awaitable instanceof CompletionStage<?> stage) {
      return awaitStage(stage);
    }
    throw new IllegalArgumentException(
        "cannot await an object of "
            + awaitable.getClass().getName()
            + "; await takes a Coroutine, a Future, a Task, another Awaitable or a CompletionStage");
  }

  private static @Nullable Object awaitStage(CompletionStage<?> stage) throws Throwable {
    CompletableFuture<?> future = Stages.completable(stage);
    if (!future.isDone()) {
      return Suspension.on(future);
    }
    try {
      return Stages.resultOf(future);
    } catch (Throwable failure) {
      Suspension.forgetFailure();
      throw failure;
    }
  }
}
