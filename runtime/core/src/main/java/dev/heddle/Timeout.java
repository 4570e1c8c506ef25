package dev.heddle;

import dev.heddle.internal.Nanos;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A limit of time for a block: asyncio's {@code Timeout}. When the time is over a {@link
 * CancelledError} is thrown where the block waits, once; a {@link TimeoutException} comes out of
 * the block, never inside of it. There are two forms, and Java lets only the first do all of that.
 *
 * <p>{@link Asyncio#timeout(Duration, Body) timeout(limit, body)} does what Python does. The error
 * becomes a {@code TimeoutException}; other failures and results of the body stay what they are,
 * also after the end of the time.
 *
 * <p>{@link Asyncio#timeout(Duration) try (var t = timeout(limit)) { ... }} starts at once and
 * can't see what leaves the block, as Java tells a resource nothing when it closes it, and adds
 * what closing throws to the error on its way instead of replacing that. If the time was over
 *
 * <ul>
 *   <li>and the {@code CancelledError} leaves the block, it goes on as it is, with the {@code
 *       TimeoutException} {@linkplain Throwable#getSuppressed suppressed} in it. A {@code catch} of
 *       the same {@code try} makes it one: {@code catch (CancelledError e) { throw
 *       Timeout.rethrow(e); }}. Where nobody does the task fails with a {@code TimeoutException}:
 *       it does not count as cancelled;
 *   <li>and the block ends by itself, having swallowed the error, the {@code TimeoutException} is
 *       thrown. Python lets that pass.
 * </ul>
 *
 * <p>If somebody else wants the task to end as well, the {@code CancelledError} goes on, in both
 * forms.
 *
 * <pre>
 *   active --left--&gt; finished
 *      +--time over--&gt; expiring --left--&gt; expired
 * </pre>
 *
 * <p>Loop thread only.
 */
public final class Timeout implements AutoCloseable {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "timeout", true);

  private final Scope scope = Scope.once();

  private Timeout() {}

  /** One that has begun; null for no limit. */
  static Timeout begin(@Nullable Duration limit) {
    Timeout timeout = new Timeout();
    timeout.enter(limit);
    return timeout;
  }

  /** One that has begun, with an end in the loop's time. */
  static Timeout beginUntil(long whenNanos) {
    Timeout timeout = new Timeout();
    timeout.scope.deadline(whenNanos);
    timeout.enter(null);
    return timeout;
  }

  private void enter(@Nullable Duration limit) {
    Task<?> task = scope.enter("Timeout");
    if (limit != null) {
      scope.deadline(Nanos.after(task.getLoop().time(), Nanos.of(limit)));
    }
  }

  /**
   * When the time is over.
   *
   * @return the loop's time in nanoseconds; nothing for never
   */
  public OptionalLong when() {
    return CancelScope.optional(scope.deadline());
  }

  /**
   * Sets another end. One that has passed counts from the loop's next turn on.
   *
   * @param whenNanos the loop's time in nanoseconds
   * @throws IllegalStateException if the block has been left or the time is over
   */
  public void reschedule(long whenNanos) {
    scope.deadline(changeable(whenNanos));
  }

  /**
   * Takes the limit away: Python's {@code reschedule(None)}.
   *
   * @throws IllegalStateException if the block has been left or the time is over
   */
  public void reschedule() {
    scope.deadline(changeable(null));
  }

  private @Nullable Long changeable(@Nullable Long whenNanos) {
    if (!scope.isActive() || scope.isCancelled()) {
      throw new IllegalStateException(
          "Cannot change state of "
              + state()
              + " Timeout; reschedule it in its block, before the time is over");
    }
    return whenNanos;
  }

  /**
   * Whether the time was over before the block was left.
   *
   * @return true from then on
   */
  public boolean expired() {
    return scope.isCancelled();
  }

  /**
   * Leaves the block; does nothing the second time.
   *
   * @throws TimeoutException if the time was over and nobody else wants the task to end
   */
  @Override
  public void close() throws TimeoutException {
    if (scope.leave()) {
      throw new Closed();
    }
  }

  /**
   * What a cancellation that came out of {@code try (var t = timeout(limit))} means.
   *
   * @param error the error
   * @return never; lets callers write {@code throw Timeout.rethrow(e)}
   * @throws TimeoutException if the block's own time was over; its cause is the error
   * @throws CancelledError the error itself, if not
   */
  public static RuntimeException rethrow(CancelledError error) throws TimeoutException {
    if (meantBy(error) instanceof TimeoutException timeout) {
      throw timeout;
    }
    throw error;
  }

  /**
   * A failure, or, of a cancellation that the end of a time has caused, in a block left since,
   * that.
   */
  static Throwable meantBy(Throwable failure) {
    if (failure instanceof CancelledError) {
      for (Throwable closing : failure.getSuppressed()) {
        if (closing instanceof Closed) {
          return timedOut(failure);
        }
      }
    }
    return failure;
  }

  /** The exception that says so, for a cancellation. */
  static TimeoutException timedOut(Throwable cause) {
    TimeoutException timeout = new TimeoutException();
    timeout.initCause(cause);
    return timeout;
  }

  /** Leaves the block with a failure, and gives the one to throw on. */
  Throwable leaveWith(Throwable failure) {
    boolean isOver = scope.leave();
    return isOver && failure instanceof CancelledError ? timedOut(failure) : failure;
  }

  /** Leaves the block with a result. */
  void leave() {
    scope.leave();
  }

  private String state() {
    if (scope.isCancelled()) {
      return scope.isLeft() ? "expired" : "expiring";
    }
    return scope.isLeft() ? "finished" : "active";
  }

  /** As Python shows it, the end in seconds. */
  @Override
  public String toString() {
    Long when = scope.deadline();
    String end =
        !state().equals("active")
            ? ""
            : when == null
                ? " when=None"
                : String.format(
                    Locale.ROOT, " when=%.3f", when / (double) TimeUnit.SECONDS.toNanos(1));
    return "<Timeout [" + state() + "]" + end + ">";
  }

  /** What closing throws: known again as this class's own when it is found as a suppressed one. */
  private static final class Closed extends TimeoutException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the time of the block was over; Timeout.rethrow(e) in a catch clause throws this");
    }
  }

  /** {@link Asyncio#timeout(Duration, Body)}. */
  static final class Run<T extends @Nullable Object> extends Scoped<T> {
    private final Timeout timeout = new Timeout();
    private final @Nullable Duration limit;
    private final Body<Timeout, T, ?> body;

    Run(@Nullable Duration limit, @Nullable Long whenNanos, Body<Timeout, T, ?> body) {
      this.limit = limit;
      this.body = body;
      timeout.scope.deadline(whenNanos);
    }

    @Override
    void enter() {
      timeout.enter(limit);
    }

    @Override
    Awaitable<?> body() throws Throwable {
      return body.run(timeout);
    }

    @Override
    @Nullable Object leave(@Nullable Object result) {
      timeout.leave();
      return result;
    }

    @Override
    Object leaveWith(Throwable failure) throws Throwable {
      throw timeout.leaveWith(failure);
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
