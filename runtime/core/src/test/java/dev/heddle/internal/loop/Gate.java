package dev.heddle.internal.loop;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import org.jetbrains.lincheck.Lincheck;

/** Blocks in a way that the model checker knows to be endless, until it is woken. */
final class Gate implements Engine {
  private static final int INTERLEAVINGS = 60;

  private boolean woken;

  static EventLoop newLoop() {
    return Loops.create(() -> 0, loop -> new Gate());
  }

  /**
   * Checks a scene of several threads. The checker gives a run half a minute of the machine's time,
   * and rewrites the classes that it meets meanwhile: on a busy machine most of it. So they are met
   * in runs of their own before.
   */
  static void check(Runnable scene) {
    Lincheck.runConcurrentTest(1, Gate::newLoop);
    Lincheck.runConcurrentTest(1, () -> newLoop().close());
    Lincheck.runConcurrentTest(1, () -> newLoop().runUntilComplete(Asyncio.yieldNow()));
    Lincheck.runConcurrentTest(INTERLEAVINGS, scene);
  }

  static Thread start(Runnable action) {
    Thread thread = new Thread(action);
    thread.start();
    return thread;
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void select(long timeoutNanos) {
    while (timeoutNanos > 0 && !woken) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    woken = false;
  }

  @Override
  public synchronized void wakeup() {
    woken = true;
    notifyAll();
  }

  @Override
  public void close() {}
}
