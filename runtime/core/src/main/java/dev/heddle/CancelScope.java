package dev.heddle;

import dev.heddle.internal.Nanos;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program that can be cancelled as a whole, as trio has it.
 *
 * <pre>{@code
 * var scope = CancelScope.within(Duration.ofSeconds(2));
 * String page = await(scope.run(s -> load(url)));
 * if (scope.cancelledCaught()) ... // the time was over, and page is null
 * }</pre>
 *
 * <p>While a scope is cancelled <em>every</em> await in it that has to wait throws {@link
 * CancelledError}, until the scope is left, in the tasks of a {@link TaskGroup} opened inside as
 * well. So code that swallows one does not get away. {@link Task#cancel}, {@link Asyncio#timeout},
 * {@link Asyncio#waitFor} and a group's cancelling of its tasks throw once, as asyncio's do; put
 * them into a scope for the stricter rule. What awaits to clean up, in a scope, does so in a
 * {@linkplain #shielded shielded} one.
 *
 * <p>The scope swallows its own {@code CancelledError} when it is left, unless somebody else wants
 * the task to end, too.
 *
 * <pre>
 *   created --run--&gt; active --left--&gt; left
 *      any of them --cancel--&gt; also cancelled
 * </pre>
 *
 * <p>Loop thread only.
 */
public final class CancelScope {
  private static final String LAYOUT = RuntimeLayout.of(CancelScope.class, "run", true);

  private final Scope scope = Scope.atEachWait();
  private @Nullable Duration limit;
  private boolean needsTask = true;
  private boolean caught;

  /** A scope without deadline and shield. */
  public CancelScope() {}

  /**
   * A scope with a deadline.
   *
   * @param limit how long it may last, from entering it on
   * @return a new scope
   */
  public static CancelScope within(Duration limit) {
    CancelScope scope = new CancelScope();
    scope.limit = limit;
    return scope;
  }

  /**
   * Runs something in a new scope with a shield: what is cancelled around it is not felt inside,
   * only afterwards. For clean-up that has to wait. {@link Task#cancel} goes through. Outside of a
   * task there is nothing to keep out, and the body just runs.
   *
   * @param body what to run; it is given the scope
   * @param <T> the type of its result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of that result
   * @throws X from the await
   */
  public static <T extends @Nullable Object, X extends Throwable> Coroutine<T> shielded(
      Body<CancelScope, T, X> body) throws X {
    CancelScope scope = new CancelScope();
    scope.setShield(true);
    scope.needsTask = false;
    return scope.run(body);
  }

  /**
   * Runs something in this scope; a scope can be entered once.
   *
   * @param body what to run; it is given the scope
   * @param <T> the type of its result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of that result, null if the scope has {@linkplain #cancelledCaught ended}
   *     it. It throws IllegalStateException outside of a task
   * @throws X from the await
   */
  public <T extends @Nullable Object, X extends Throwable> Coroutine<T> run(
      Body<CancelScope, T, X> body) throws X {
    return new Run<>(this, body);
  }

  /** Cancels what is in the scope, now or later. */
  public void cancel() {
    cancel(null);
  }

  /**
   * Cancels what is in the scope, now or later.
   *
   * @param message the message of the errors
   */
  public void cancel(@Nullable String message) {
    scope.cancel(message);
  }

  /**
   * Whether the scope has been cancelled, by {@link #cancel} or by its deadline.
   *
   * @return true from then on
   */
  public boolean cancelCalled() {
    return scope.isCancelled();
  }

  /**
   * Whether the scope ended what ran in it. It did not if that ended by itself.
   *
   * @return true once the scope has swallowed its {@link CancelledError}
   */
  public boolean cancelledCaught() {
    return caught;
  }

  /**
   * When the scope is cancelled.
   *
   * @return the loop's time in nanoseconds, or nothing: never, or not known before entering
   */
  public OptionalLong deadline() {
    return optional(scope.deadline());
  }

  /**
   * Sets when the scope is cancelled, at any time.
   *
   * @param whenNanos the loop's time in nanoseconds
   */
  public void setDeadline(long whenNanos) {
    limit = null;
    scope.deadline(whenNanos);
  }

  /** Takes the deadline away. */
  public void clearDeadline() {
    limit = null;
    scope.deadline(null);
  }

  /**
   * Whether cancellations of scopes around this one are kept out.
   *
   * @return true if so
   */
  public boolean shield() {
    return scope.isShield();
  }

  /**
   * Puts the shield up or down, at any time. What came meanwhile is felt when it is down.
   *
   * @param up whether to keep cancellations of scopes around this one out
   */
  public void setShield(boolean up) {
    scope.shield(up);
  }

  @Override
  public String toString() {
    String state = scope.isLeft() ? "left" : scope.isActive() ? "active" : "created";
    return "CancelScope["
        + state
        + (cancelCalled() ? ", cancelled" : "")
        + (shield() ? ", shielded" : "")
        + "]";
  }

  static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static final class Run<T extends @Nullable Object> extends Scoped<T> {
    private final CancelScope of;
    private final Body<CancelScope, T, ?> body;

    Run(CancelScope of, Body<CancelScope, T, ?> body) {
      this.of = of;
      this.body = body;
    }

    @Override
    void enter() {
      if (!of.needsTask && (!Asyncio.isRunning() || Asyncio.currentTask() == null)) {
        return;
      }
      Task<?> task = of.scope.enter("CancelScope");
      if (of.limit != null) {
        of.scope.deadline(Nanos.after(task.getLoop().time(), Nanos.of(of.limit)));
      }
    }

    @Override
    Awaitable<?> body() throws Throwable {
      return body.run(of);
    }

    @Override
    @Nullable Object leave(@Nullable Object result) {
      of.scope.leave();
      return result;
    }

    @Override
    @Nullable Object leaveWith(Throwable failure) throws Throwable {
      boolean isOwn = of.scope.leave();
      if (isOwn && failure instanceof CancelledError) {
        of.caught = true;
        return null;
      }
      throw failure;
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
