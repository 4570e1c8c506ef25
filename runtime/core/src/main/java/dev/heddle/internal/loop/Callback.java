package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.context.Context;

/** A function that the standard loop calls as soon as it can. */
final class Callback extends Handle {
  private final EventLoop loop;
  private final Runnable callback;

  Callback(EventLoop loop, Runnable callback, Context context) {
    super(context);
    this.loop = loop;
    this.callback = callback;
  }

  @Override
  protected void call() {
    callback.run();
  }

  @Override
  protected EventLoop loop() {
    return loop;
  }

  @Override
  protected Object callback() {
    return callback;
  }
}
