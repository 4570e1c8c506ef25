package dev.heddle;

import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/**
 * {@link TaskGroup#run} and {@link TaskGroup#supervise}.
 *
 * <pre>
 *   BODY --ended--&gt; CHILDREN --all have ended--&gt; end
 *                   ^      | cancelled: they are, too
 *                   +------+
 * </pre>
 */
final class GroupRun<T extends @Nullable Object> extends Scoped<T> {
  private static final String LAYOUT = RuntimeLayout.of(TaskGroup.class, "run", true, true);
  private static final int CHILDREN = 2;

  private final TaskGroup group;
  private final Body<TaskGroup, T, ?> body;
  private @Nullable Object result;
  private @Nullable Throwable failure;
  private @Nullable Throwable cancelled;

  GroupRun(TaskGroup group, Body<TaskGroup, T, ?> body) {
    this.group = group;
    this.body = body;
  }

  @Override
  void enter() {
    group.enter();
  }

  @Override
  Awaitable<?> body() throws Throwable {
    return body.run(group);
  }

  @Override
  @Nullable Object leave(@Nullable Object value) throws Throwable {
    result = value;
    group.bodyEnded(null);
    return awaitChildren();
  }

  @Override
  @Nullable Object leaveWith(Throwable thrown) throws Throwable {
    Throwable end = Timeout.meantBy(thrown);
    if (end instanceof CancelledError) {
      cancelled = end;
    } else {
      failure = end;
    }
    group.bodyEnded(thrown);
    if (cancelled != null) {
      group.waitCancelled();
    }
    return awaitChildren();
  }

  private @Nullable Object awaitChildren() throws Throwable {
    Future<@Nullable Void> left = group.whatIsLeft();
    if (left == null) {
      group.end(failure, cancelled);
      return result;
    }
    state = CHILDREN;
    return Suspension.on(left).push(this);
  }

  @Override
  @Nullable Object resumeLeaving() throws Throwable {
    try {
      take();
    } catch (CancelledError error) {
      cancelled = cancelled == null ? error : cancelled;
      group.waitCancelled();
    } catch (Throwable closed) {
      group.abandon();
      throw closed;
    }
    return awaitChildren();
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
