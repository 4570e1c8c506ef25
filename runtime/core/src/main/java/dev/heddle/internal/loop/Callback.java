package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.context.Context;
import org.jspecify.annotations.Nullable;

/** A function that the standard loop calls as soon as it can. */
final class Callback extends Handle {
  private final EventLoop loop;
  private @Nullable Runnable callback;

  Callback(EventLoop loop, Runnable callback, Context context) {
    super(context);
    this.loop = loop;
    this.callback = callback;
  }

  /** Lets go of the callback: whoever keeps the handle need not keep that. */
  @Override
  public void cancel() {
    super.cancel();
    callback = null;
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
