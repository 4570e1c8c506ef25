package dev.heddle;

import dev.heddle.internal.loop.LateCall;
import dev.heddle.internal.loop.OutsideWork;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A function on its way to a thread of an executor, and the future of its value on the loop. The
 * executor's thread runs it; everything else is for the loop's thread.
 */
final class ExecutorCall<T extends @Nullable Object> implements Runnable {
  private final Callable<? extends T> function;
  private final EventLoop loop;
  private final Answer answer;
  private final OutsideWork work;

  /** Set by whoever is first: the thread that begins, or the loop that cancels. */
  private final AtomicBoolean isTaken = new AtomicBoolean();

  ExecutorCall(EventLoop loop, Callable<? extends T> function) {
    this.function = Objects.requireNonNull(function, "function");
    this.loop = loop;
    this.answer = new Answer(loop);
    this.work = OutsideWork.beginsFor(loop);
  }

  Future<T> future() {
    return answer;
  }

  /** To be told that the executor did not take it. */
  void isRefused() {
    work.ends();
  }

  @Override
  public void run() {
    if (isTaken.compareAndSet(false, true)) {
      try {
        callAndTell();
      } finally {
        work.ends();
      }
    }
  }

  private void callAndTell() {
    T value;
    try {
      value = function.call();
    } catch (Throwable failure) {
      if (!tell(() -> answer.fail(failure))) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, failure);
      }
      return;
    }
    tell(() -> answer.finish(value));
  }

  /** Completes the future on its loop; false if there is no loop any more that could do it. */
  private boolean tell(Runnable completion) {
    return LateCall.unlessClosed(
        loop,
        () -> {
          if (!answer.done()) {
            completion.run();
          }
        });
  }

  private final class Answer extends Future<T> {
    Answer(EventLoop loop) {
      super(loop);
    }

    @Override
    public boolean cancel(@Nullable String message) {
      boolean isCancelled = super.cancel(message);
      if (isCancelled && isTaken.compareAndSet(false, true)) {
        work.ends(); // it has not begun
      }
      return isCancelled;
    }
  }
}
