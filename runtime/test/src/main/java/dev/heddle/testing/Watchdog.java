package dev.heddle.testing;

import dev.heddle.EventLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops a loop whose test takes too long, and keeps what its tasks were doing.
 *
 * <p>It asks the loop first, so that the tasks are shown by their own thread. A loop that does not
 * answer has a callback that blocks or spins: then its thread is interrupted and shown as well.
 * Until {@link #close} its own thread is at work; both threads see the fields under its lock.
 */
final class Watchdog implements AutoCloseable {
  private static final long GRACE_MILLIS = 1_000;

  private final EventLoop loop;
  private final Duration timeout;
  private final Thread watched = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable String report;
  private boolean interrupted;

  private Watchdog(EventLoop loop, Duration timeout) {
    this.loop = loop;
    this.timeout = timeout;
  }

  /** Watches the calling thread from now on. */
  static Watchdog watch(EventLoop loop, Duration timeout) {
    Watchdog watchdog = new Watchdog(loop, timeout);
    Thread thread = new Thread(watchdog::stand, "heddle-test-watchdog");
    thread.setDaemon(true);
    thread.start();
    return watchdog;
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    if (interrupted) {
      Thread.interrupted(); // it was meant for the part of the test that is over
    }
  }

  /** The error that the test has to fail with; null when it was in time. After {@link #close}. */
  synchronized @Nullable AssertionError verdict() {
    return report == null ? null : new AssertionError(report);
  }

  private void stand() {
    try {
      if (closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS) || !askLoop()) {
        return;
      }
      if (closed.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
      interrupt();
      if (!closed.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        System.err.println(verdict()); // it may go on for ever, and then nobody else says why
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody has a reason to; then there is no watchdog
    }
  }

  private synchronized boolean askLoop() {
    if (closed.getCount() == 0 || loop.isClosed()) {
      return false;
    }
    loop.callSoonThreadsafe(this::answer);
    return true;
  }

  /** On the loop's thread. */
  private synchronized void answer() {
    if (report == null && closed.getCount() > 0) {
      report = late() + ":" + TaskDump.of(loop);
      loop.stop();
    }
  }

  /** The tasks may change while they are read; to be shown as well as may be. */
  private synchronized void interrupt() {
    if (closed.getCount() == 0) {
      return;
    }
    if (report == null) {
      report = stuck();
    }
    interrupted = true;
    watched.interrupt();
  }

  private String stuck() {
    StringBuilder text = new StringBuilder(late()).append(", and the loop does not answer; ");
    text.append("its thread, which has been interrupted, was here:");
    for (StackTraceElement line : watched.getStackTrace()) {
      if (line.getClassName().equals(LoopSession.class.getName())) {
        break; // what called the test is of no interest
      }
      text.append("\n      at ").append(line);
    }
    return text.append("\nthe tasks:").append(TaskDump.of(loop)).toString();
  }

  private String late() {
    return "the test is not done after " + timeout.toMillis() + " ms";
  }
}
