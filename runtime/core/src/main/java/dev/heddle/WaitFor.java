package dev.heddle;

import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#waitFor} with time: an await in a {@link Timeout}. The awaitable runs as part of
 * the waiting task.
 */
final class WaitFor<T extends @Nullable Object> extends Scoped<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "waitFor", true);

  private final Awaitable<T> awaitable;
  private final Duration limit;
  private @Nullable Timeout timeout;

  private WaitFor(Awaitable<T> awaitable, Duration limit) {
    this.awaitable = awaitable;
    this.limit = limit;
  }

  static <T extends @Nullable Object> Coroutine<T> of(
      Awaitable<T> awaitable, @Nullable Duration limit) {
    if (limit == null) {
      return awaitable.coroutine();
    }
    return limit.isNegative() || limit.isZero()
        ? new CancelAndWait<>(awaitable)
        : new WaitFor<>(awaitable, limit);
  }

  @Override
  void enter() {
    timeout = Timeout.begin(limit);
  }

  @Override
  Awaitable<?> body() {
    return awaitable;
  }

  @Override
  @Nullable Object leave(@Nullable Object result) {
    Objects.requireNonNull(timeout).leave();
    return result;
  }

  @Override
  Object leaveWith(Throwable failure) throws Throwable {
    throw Objects.requireNonNull(timeout).leaveWith(failure);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
