package dev.heddle;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be interrupted while it runs, and only then: the thread is a pool's, and what
 * it does next is none of our business. Any thread.
 */
final class ThreadCall<T extends @Nullable Object> implements Callable<T> {
  private final Callable<? extends T> function;
  private @Nullable Thread thread;
  private boolean hasBegun;
  private boolean mustNotRun;
  private boolean wasInterrupted;

  ThreadCall(Callable<? extends T> function) {
    this.function = function;
  }

  @Override
  public T call() throws Exception {
    begin();
    try {
      return function.call();
    } finally {
      end();
    }
  }

  /**
   * Keeps a function from running that has not begun.
   *
   * @return whether that is so
   */
  synchronized boolean keepFromRunning() {
    mustNotRun = !hasBegun;
    return mustNotRun;
  }

  /** Interrupts the function's thread, if it runs. */
  synchronized void interrupt() {
    Thread running = thread;
    if (running != null) {
      wasInterrupted = true;
      running.interrupt();
    }
  }

  private synchronized void begin() {
    if (mustNotRun) {
      throw new CancellationException("cancelled before it began");
    }
    hasBegun = true;
    thread = Thread.currentThread();
  }

  private synchronized void end() {
    thread = null;
    if (wasInterrupted) {
      Thread.interrupted(); // it was meant for the function, which has ended
    }
  }
}
