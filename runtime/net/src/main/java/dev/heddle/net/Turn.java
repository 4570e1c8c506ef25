package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.Handle;

/**
 * The handle by which an object deals with what Netty has told it. One for life: scheduling it
 * again before it has run does nothing.
 */
final class Turn extends Handle {
  private final EventLoop loop;
  private final Object owner;
  private final Runnable action;
  private boolean scheduled;

  Turn(EventLoop loop, Object owner, Runnable action) {
    this.loop = loop;
    this.owner = owner;
    this.action = action;
  }

  /** May be called from within Netty, also while a closed loop closes its sockets. */
  void schedule() {
    if (!scheduled && !loop.isClosed()) {
      scheduled = true;
      loop.schedule(this);
    }
  }

  @Override
  protected void call() {
    scheduled = false;
    action.run();
  }

  @Override
  protected EventLoop loop() {
    return loop;
  }

  @Override
  protected Object callback() {
    return owner;
  }
}
