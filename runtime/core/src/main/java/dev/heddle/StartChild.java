package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link TaskGroup#start}.
 *
 * <pre>
 *   start --&gt; READY --it is, or failed--&gt; end
 *               | cancelled before that
 *               v
 *             ENDED --the task has--&gt; throws the CancelledError
 * </pre>
 */
final class StartChild<V extends @Nullable Object> extends Frame<V> {
  private static final String LAYOUT = RuntimeLayout.of(TaskGroup.class, "start", true, true);
  private static final int READY = 1;
  private static final int ENDED = 2;

  private final TaskGroup group;
  private final Body<Starting<V>, ?, ?> child;
  private final Scope calm = Scope.once();
  private @Nullable Starting<V> starting;
  private @Nullable Task<?> task;
  private @Nullable CancelledError cancelled;

  StartChild(TaskGroup group, Body<Starting<V>, ?, ?> child) {
    this.group = group;
    this.child = child;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    return switch (state) {
      case READY -> ready();
      case ENDED -> ended();
      default -> begin();
    };
  }

  private Object begin() throws Throwable {
    Future<V> outcome = EventLoop.running().createFuture();
    Starting<V> toSay = new Starting<>(outcome);
    task = group.createStarting(child.run(toSay), toSay);
    starting = toSay;
    state = READY;
    return Suspension.on(outcome).push(this);
  }

  private @Nullable Object ready() throws Throwable {
    try {
      return take();
    } catch (CancelledError error) {
      Task<?> started = Objects.requireNonNull(task);
      if (Objects.requireNonNull(starting).isReady() || started.done()) {
        throw error;
      }
      cancelled = error;
      calm.calm();
      calm.enter("TaskGroup.start");
      group.cancelChild(started);
      return awaitEnd(started);
    }
  }

  private Object awaitEnd(Task<?> started) {
    Future<@Nullable Void> end = started.getLoop().createFuture();
    started.addDoneCallback(
        done -> {
          if (!end.done()) {
            end.finish(null);
          }
        });
    state = ENDED;
    return Suspension.on(end).push(this);
  }

  private Object ended() throws Throwable {
    Task<?> started = Objects.requireNonNull(task);
    try {
      take();
    } catch (CancelledError again) {
      if (!started.done()) {
        return awaitEnd(started);
      }
    } catch (Throwable closed) {
      calm.leave();
      throw closed;
    }
    calm.leave();
    throw Objects.requireNonNull(cancelled);
  }

  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
