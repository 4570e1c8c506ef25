package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that enters something, awaits a body and leaves again, whatever the body did.
 *
 * <pre>
 *   enter --&gt; body ... BODY --value----&gt; leave(value)
 *                           --failure--&gt; leaveWith(failure)
 * </pre>
 */
abstract class Scoped<T extends @Nullable Object> extends Frame<T> {
  private static final int BODY = 1;

  /** Enters; if that fails there is nothing to leave. */
  abstract void enter();

  /** What to await inside. */
  abstract @Nullable Awaitable<?> body() throws Throwable;

  /** Leaves after the body's result; gives the coroutine's own, or the suspension. */
  abstract @Nullable Object leave(@Nullable Object result) throws Throwable;

  /** Leaves after a failure of the body; gives the coroutine's result, or throws. */
  abstract @Nullable Object leaveWith(Throwable failure) throws Throwable;

  /** Goes on in a state above {@link #BODY}. */
  @Nullable Object resumeLeaving() throws Throwable {
    throw new IllegalStateException("state " + state);
  }

  @Override
  protected final @Nullable Object resume() throws Throwable {
    if (state > BODY) {
      return resumeLeaving();
    }
    if (state < BODY) {
      enter();
    }
    Object result;
    try {
      result = state == BODY ? take() : Await.await(body());
    } catch (Throwable failure) {
      return leaveWith(failure);
    }
    if (result instanceof Suspension suspension) {
      state = BODY;
      return suspension.push(this);
    }
    return leave(result);
  }

  /** A copy would leave a second time what was entered once. */
  @Override
  protected final boolean isCopyable() {
    return false;
  }
}
