package dev.heddle;

import dev.heddle.internal.loop.OtherThreads;
import org.jspecify.annotations.Nullable;

/**
 * The future of {@link Asyncio#runCoroutineThreadsafe}: it stands, for other threads, for a task on
 * a loop. Any thread, unless a method says otherwise.
 */
final class ThreadsafeCall<T extends @Nullable Object> extends OutsideFuture<T> {
  private final Coroutine<T> coroutine;

  /** Loop thread only. */
  private @Nullable Task<T> task;

  ThreadsafeCall(EventLoop loop, Coroutine<T> coroutine) {
    super(loop);
    this.coroutine = coroutine;
  }

  void start() {
    AwaitedOutside awaited = loop.tasks().awaitedOutside;
    awaited.add(this);
    try {
      loop.callSoonThreadsafe(this::createTask);
    } catch (Throwable refusal) {
      awaited.remove(this);
      throw refusal;
    }
  }

  /** Cancels the task as well, which may take its time to end, or not end at all. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean isCancelled = super.cancel(mayInterruptIfRunning);
    if (isCancelled) {
      OtherThreads.call(loop, this::cancelTask);
    }
    return isCancelled;
  }

  private void createTask() {
    if (isDone()) {
      coroutine.close();
      return;
    }
    try {
      Task<T> made = loop.createTask(coroutine);
      task = made;
      made.addDoneCallback(done -> ThreadsafeFuture.end(this, done));
    } catch (Throwable failure) {
      completeExceptionally(failure);
      throw failure; // to the loop's exception handler: both sides are to know
    }
  }

  private void cancelTask() {
    if (task != null) {
      task.cancel();
    }
  }
}
