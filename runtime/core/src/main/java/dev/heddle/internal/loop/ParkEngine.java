package dev.heddle.internal.loop;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Blocks by parking the loop's thread: for loops without I/O. */
public final class ParkEngine implements Engine {
  private volatile @Nullable Thread sleeper;
  private volatile boolean woken;

  /** An engine for one loop. */
  public ParkEngine() {}

  @Override
  public void select(long timeoutNanos) {
    if (timeoutNanos <= 0) {
      return;
    }
    // First the sleeper, then the look at the flag; a waker does it the other way round. One of the
    // two sees the other, so no wake-up is lost between.
    sleeper = Thread.currentThread();
    if (!woken) {
      LockSupport.parkNanos(this, timeoutNanos);
    }
    sleeper = null;
    woken = false;
  }

  @Override
  public void wakeup() {
    woken = true;
    LockSupport.unpark(sleeper);
  }

  @Override
  public void close() {}
}
