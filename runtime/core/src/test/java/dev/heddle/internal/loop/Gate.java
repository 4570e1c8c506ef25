package dev.heddle.internal.loop;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Blocks in a way that the model checker knows to be endless, until it is woken. */
final class Gate implements Engine {
  private static final int INTERLEAVINGS = 60;
  private static final int RUNS_TO_MEET = 3;

  private static boolean hasMetLoops;

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
    check(INTERLEAVINGS, scene);
  }

  /** As {@link #check(Runnable)}, with another number of interleavings to try. */
  static void check(int interleavings, Runnable scene) {
    if (!hasMetLoops) {
      meet(Gate::newLoop);
      meet(() -> newLoop().close());
      meet(() -> newLoop().runUntilComplete(Asyncio.yieldNow()));
      hasMetLoops = true;
    }
    meet(scene);
    Lincheck.runConcurrentTest(interleavings, scene);
  }

  /** Lets the checker rewrite the classes of a scene, in as many runs as that takes. */
  private static void meet(Runnable scene) {
    for (int run = 0; run < RUNS_TO_MEET; run++) {
      try {
        Lincheck.runConcurrentTest(1, scene);
        return;
      } catch (LincheckAssertionError failure) {
        // Out of time: what has been rewritten stays so, and the next run gets further.
        if (!String.valueOf(failure.getMessage()).contains("has hung")) {
          throw failure;
        }
      }
    }
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
