package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.TimerHandle;
import dev.heddle.context.Context;
import org.jspecify.annotations.Nullable;

/** A timer of the standard loop. */
final class Timer extends TimerHandle {
  private final StandardLoop loop;

  /** Orders timers of equal deadlines. */
  final long number;

  /** Whether the heap holds it. */
  boolean isScheduled;

  private @Nullable Runnable callback;

  Timer(StandardLoop loop, long whenNanos, long number, Runnable callback, Context context) {
    super(whenNanos, context);
    this.loop = loop;
    this.number = number;
    this.callback = callback;
  }

  /** Lets go of the callback at once: the heap may keep a cancelled timer for a while. */
  @Override
  public void cancel() {
    if (!cancelled()) {
      super.cancel();
      callback = null;
      loop.timerCancelled(this);
    }
  }

  @Override
  protected void call() {
    Runnable action = callback;
    if (action != null) {
      action.run();
    }
  }

  @Override
  protected EventLoop loop() {
    return loop;
  }

  @Override
  protected @Nullable Object callback() {
    return callback;
  }
}
