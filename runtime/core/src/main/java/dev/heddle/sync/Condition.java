package dev.heddle.sync;

import dev.heddle.Coroutine;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.WaitQueue;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Lets tasks that hold a lock wait for a change made by another one that holds it: asyncio's {@code
 * Condition}.
 */
public final class Condition {
  private static final String LAYOUT = RuntimeLayout.of(Condition.class, "waitFor", false);

  private final Lock lock;
  final WaitQueue waiters = new WaitQueue(this);

  /** A condition with a lock of its own. */
  public Condition() {
    this(new Lock());
  }

  /**
   * A condition on a lock.
   *
   * @param lock the lock; it may serve several conditions
   */
  public Condition(Lock lock) {
    this.lock = Objects.requireNonNull(lock, "lock");
  }

  /**
   * Whether somebody holds the lock.
   *
   * @return as {@link Lock#locked}
   */
  public boolean locked() {
    return lock.locked();
  }

  /**
   * Takes the lock.
   *
   * @return as {@link Lock#acquire}
   */
  public Coroutine<Held> acquire() {
    return lock.acquire();
  }

  /** Frees the lock, as {@link Lock#release}. */
  public void release() {
    lock.release();
  }

  /**
   * Frees the lock, waits for a signal and takes the lock again, also when cancelled meanwhile. It
   * may end without a signal, so look at the state again; {@link #waitFor(BooleanSupplier)} does.
   *
   * @return a coroutine of true; it throws IllegalStateException if the lock is not locked
   */
  public Coroutine<Boolean> waitFor() {
    return new ConditionWait(this);
  }

  /**
   * Waits until a predicate holds, looking now and after each signal.
   *
   * @param predicate called with the lock held
   * @return a coroutine of true
   */
  public Coroutine<Boolean> waitFor(BooleanSupplier predicate) {
    return new WaitUntil(this, Objects.requireNonNull(predicate, "predicate"));
  }

  /**
   * Wakes one who waits; it runs when it has got the lock.
   *
   * @throws IllegalStateException if the lock is not locked
   */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes some of those who wait, the longest waiting first.
   *
   * @param n how many at most
   * @throws IllegalStateException if the lock is not locked
   */
  public void signal(int n) {
    if (!lock.locked()) {
      throw new IllegalStateException(
          "cannot signal on un-acquired lock of " + this + "; await its acquire() first");
    }
    for (int left = n; left > 0 && waiters.wakeNext(); left--) {}
  }

  /**
   * Wakes all who wait.
   *
   * @throws IllegalStateException if the lock is not locked
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "Condition[" + waiters.describe(locked() ? "locked" : "unlocked") + "]";
  }

  private static final class WaitUntil extends Frame<Boolean> {
    private final Condition condition;
    private final BooleanSupplier predicate;

    WaitUntil(Condition condition, BooleanSupplier predicate) {
      this.condition = condition;
      this.predicate = predicate;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 1) {
        take();
      }
      while (!predicate.getAsBoolean()) {
        Object signalled = Await.await(condition.waitFor());
        if (signalled instanceof Suspension suspension) {
          state = 1;
          return suspension.push(this);
        }
      }
      return true;
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
