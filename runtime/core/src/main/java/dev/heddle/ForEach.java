package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/**
 * {@link AsyncIterator#forEach}.
 *
 * <pre>
 *   NEXT --value--&gt; BODY --done--&gt; NEXT ... --end--&gt; returns
 *     |               |
 *     +---failure-----+--&gt; CLOSE --closed--&gt; throws the failure
 * </pre>
 */
final class ForEach<T extends @Nullable Object> extends Frame<@Nullable Void> {
  private static final String LAYOUT =
      RuntimeLayout.of(AsyncIterator.class, "forEach", true, true, true);

  private static final int NEXT = 1;
  private static final int BODY = 2;
  private static final int CLOSE = 3;

  /** What is done with a value. */
  interface Body<T extends @Nullable Object> {
    @Nullable Awaitable<?> run(T value);
  }

  private final AsyncIterator<T> values;
  private final Body<T> body;
  private @Nullable Throwable failure;

  ForEach(AsyncIterator<T> values, Body<T> body) {
    this.values = values;
    this.body = body;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Awaitable<?> pending = null;
    if (state == 0) {
      state = NEXT;
      pending = values.next();
    }
    while (true) {
      try {
        Object answer = pending == null ? take() : Await.await(pending);
        if (answer instanceof Suspension suspension) {
          return suspension.push(this);
        }
        pending = following(answer);
        if (pending == null) {
          return null;
        }
      } catch (Throwable thrown) {
        pending = leave(thrown);
      }
    }
  }

  /** What to await after what has been awaited; null at the end. */
  private @Nullable Awaitable<?> following(@Nullable Object answer) throws Throwable {
    if (failure != null) {
      throw failure;
    }
    if (state == NEXT) {
      Next<T> next = Unchecked.cast(answer);
      if (!next.hasValue()) {
        return null;
      }
      Awaitable<?> work = body.run(next.value());
      if (work != null) {
        state = BODY;
        return work;
      }
    }
    state = NEXT;
    return values.next();
  }

  /** Awaits the closing of the iterator; a second failure is the closing's own. */
  private Awaitable<?> leave(Throwable thrown) throws Throwable {
    Throwable first = failure;
    if (first != null) {
      if (thrown != first) {
        first.addSuppressed(thrown);
      }
      throw first;
    }
    failure = thrown;
    state = CLOSE;
    // A cancelled scope would throw again where the closing waits.
    return thrown instanceof CancelledError
        ? CancelScope.shielded(shield -> values.aclose())
        : values.aclose();
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
