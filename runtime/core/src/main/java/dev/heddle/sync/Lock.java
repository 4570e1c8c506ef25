package dev.heddle.sync;

import dev.heddle.Coroutine;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import dev.heddle.internal.WaitQueue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mutual exclusion lock for tasks: asyncio's {@code Lock}. Handed on strictly in the order of
 * asking; any task may release it.
 */
public final class Lock {
  private static final String LAYOUT = RuntimeLayout.of(Lock.class, "acquire", true);

  private final WaitQueue waiters = new WaitQueue(this);
  private final Held held = this::release;
  private boolean locked;

  /** An unlocked lock. */
  public Lock() {}

  /**
   * Whether somebody holds the lock.
   *
   * @return false also while it is being handed on
   */
  public boolean locked() {
    return locked;
  }

  /**
   * Waits until the lock is free and nobody who asked before waits, and takes it. Cancelled while
   * it waits, it passes on a wake-up that came meanwhile.
   *
   * @return a coroutine of what releases the lock
   */
  public Coroutine<Held> acquire() {
    return new Acquire(this);
  }

  /**
   * Frees the lock and wakes who has waited longest.
   *
   * @throws IllegalStateException if the lock is not locked
   */
  public void release() {
    if (!locked) {
      throw new IllegalStateException(
          this + " is not acquired; release it once for each acquire()");
    }
    locked = false;
    waiters.wakeFirst();
  }

  @Override
  public String toString() {
    return "Lock[" + waiters.describe(locked ? "locked" : "unlocked") + "]";
  }

  private Held take() {
    locked = true;
    return held;
  }

  private static final class Acquire extends Frame<Held> {
    private final Lock lock;
    private @Nullable Ticket ticket;

    Acquire(Lock lock) {
      this.lock = lock;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 0) {
        if (!lock.locked && !lock.waiters.hasLive()) {
          return lock.take();
        }
        Ticket place = lock.waiters.enter();
        ticket = place;
        state = 1;
        return Suspension.on(place).push(this);
      }
      boolean granted = false;
      try {
        take();
        granted = true;
      } finally {
        lock.waiters.leave(Objects.requireNonNull(ticket));
        if (!granted && !lock.locked) {
          lock.waiters.wakeFirst();
        }
      }
      return lock.take();
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
