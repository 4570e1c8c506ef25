package dev.heddle.sync;

import dev.heddle.CancelScope;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Condition#waitFor()}.
 *
 * <pre>
 *   start --free the lock--&gt; WAITING --signal or failure--&gt; ACQUIRING --has the lock--&gt; end
 *                                                            ^      | cancelled: remembered
 *                                                            +------+
 * </pre>
 *
 * <p>One that fails in the end may have used up a signal, so it passes one on.
 */
final class ConditionWait extends Frame<Boolean> {
  private static final String LAYOUT = RuntimeLayout.of(Condition.class, "waitFor", true, true);
  private static final int WAITING = 1;
  private static final int ACQUIRING = 2;

  private final Condition condition;
  private @Nullable Ticket ticket;
  private @Nullable Throwable failure;

  ConditionWait(Condition condition) {
    this.condition = condition;
  }

  @Override
  protected Object resume() throws Throwable {
    if (state == 0) {
      return begin();
    }
    boolean hasLock = state == ACQUIRING;
    try {
      take();
    } catch (Throwable thrown) {
      hasLock = false;
      remember(thrown);
    }
    if (state == WAITING) {
      condition.waiters.leave(Objects.requireNonNull(ticket));
    }
    return hasLock ? end() : acquire();
  }

  private Suspension begin() {
    if (!condition.locked()) {
      throw new IllegalStateException(
          "cannot wait on un-acquired lock of " + condition + "; await its acquire() first");
    }
    Ticket place = condition.waiters.enter();
    ticket = place;
    condition.release();
    state = WAITING;
    return Suspension.on(place).push(this);
  }

  private Object acquire() throws Throwable {
    Object held = null;
    while (held == null) {
      try {
        held = Await.await(isCancelled() ? undisturbed() : condition.acquire());
      } catch (CancelledError cancellation) {
        failure = cancellation;
      }
    }
    if (held instanceof Suspension suspension) {
      state = ACQUIRING;
      return suspension.push(this);
    }
    return end();
  }

  private boolean isCancelled() {
    return failure instanceof CancelledError;
  }

  /**
   * Takes the lock in a shield: a cancelled scope would throw at each wait for it, and the place in
   * the queue would be given up as often.
   */
  private Coroutine<Held> undisturbed() {
    return CancelScope.shielded(shield -> condition.acquire());
  }

  /** Only a cancellation is outlived by the wait for the lock; the newest one is thrown. */
  private void remember(Throwable thrown) throws Throwable {
    if (state == ACQUIRING && !(thrown instanceof CancelledError)) {
      condition.waiters.wakeNext();
      throw thrown;
    }
    failure = thrown;
  }

  private Object end() throws Throwable {
    if (failure != null) {
      condition.waiters.wakeNext();
      throw failure;
    }
    return true;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
