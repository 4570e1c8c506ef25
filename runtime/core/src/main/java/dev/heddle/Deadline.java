package dev.heddle;

import dev.heddle.internal.Nanos;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Cancels a task after a time, and tells that cancellation from others when it comes back.
 *
 * <p>The requests to cancel the task are counted on entry: an error that comes when there are no
 * more of them than then, its own taken back, is this deadline's; if there are more somebody else
 * wants the task to end, and that must not be lost.
 */
final class Deadline implements Runnable {
  private final Task<?> task;
  private final int requestsBefore;
  private final TimerHandle timer;
  private boolean expired;

  Deadline(Task<?> task, Duration timeout) {
    this.task = task;
    this.requestsBefore = task.cancelling();
    EventLoop loop = task.getLoop();
    this.timer = loop.callAt(Nanos.after(loop.time(), Nanos.of(timeout)), this);
  }

  @Override
  public void run() {
    expired = true;
    task.cancel();
  }

  /** Ends the deadline without a failure. */
  void leave() {
    timer.cancel();
    if (expired) {
      task.uncancel();
    }
  }

  /** Ends the deadline with a failure, and gives the one to throw on. */
  Throwable leaveWith(Throwable failure) {
    timer.cancel();
    boolean isOurs = expired && task.uncancel() <= requestsBefore;
    return isOurs && failure instanceof CancelledError ? timedOut(failure) : failure;
  }

  static TimeoutException timedOut(Throwable cause) {
    TimeoutException timeout = new TimeoutException();
    timeout.initCause(cause);
    return timeout;
  }
}
