package dev.heddle.internal;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.KeyboardInterrupt;
import dev.heddle.internal.Signals.Registration;
import dev.heddle.internal.loop.OtherThreads;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C while the main thread runs a loop. The first SIGINT cancels the main task, the second
 * makes the loop throw {@link KeyboardInterrupt}; after that, and when the run is over, the handler
 * is the one that there was before, so that a third one ends the process.
 */
public final class Sigint implements AutoCloseable {
  private static final long MAIN_THREAD_ID = 1;

  private final EventLoop loop;
  private final Future<?> main;
  private final Thread thread = Thread.currentThread();
  private @Nullable Registration registration;
  private int count;
  private boolean hasInterrupted;

  private Sigint(EventLoop loop, Future<?> main) {
    this.loop = loop;
    this.main = main;
  }

  /**
   * Watches for SIGINT until closed.
   *
   * @param loop the loop that the caller is about to run
   * @param main what is to be cancelled
   * @return null on other threads than the main one, if the program handles the signal itself, or
   *     if this JVM leaves signals alone
   */
  public static @Nullable Sigint watch(EventLoop loop, Future<?> main) {
    if (Thread.currentThread().getId() != MAIN_THREAD_ID) {
      return null;
    }
    Sigint sigint = new Sigint(loop, main);
    return sigint.install() ? sigint : null;
  }

  /** One that comes at this very moment has to wait for the answer. */
  private synchronized boolean install() {
    registration = Signals.handleIfFree("INT", this::come);
    return registration != null;
  }

  /**
   * Whether a signal has come.
   *
   * @return true from then on
   */
  public synchronized boolean hasCome() {
    return count > 0;
  }

  /** Puts the handler back that there was before. */
  @Override
  public synchronized void close() {
    restore();
    if (hasInterrupted) {
      hasInterrupted = false;
      Thread.interrupted(); // it was to end what blocked the loop, which is over
    }
  }

  private synchronized void restore() {
    Registration ours = registration;
    registration = null;
    if (ours != null) {
      ours.close();
    }
  }

  /** Called by a thread of the JVM's. */
  private synchronized void come() {
    if (registration == null) {
      return; // the run is over
    }
    count++;
    if (count == 1) {
      OtherThreads.call(loop, this::cancelMain);
      return;
    }
    restore();
    hasInterrupted = true;
    OtherThreads.call(loop, Sigint::leaveLoop);
    thread.interrupt(); // it may be blocked in a call that the loop waits for
  }

  private void cancelMain() {
    if (main.done()) {
      leaveLoop();
    }
    main.cancel();
  }

  private static void leaveLoop() {
    throw new KeyboardInterrupt();
  }
}
