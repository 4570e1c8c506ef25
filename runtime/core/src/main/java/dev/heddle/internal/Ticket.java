package dev.heddle.internal;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import org.jspecify.annotations.Nullable;

/** A place in a {@link WaitQueue}: the future that whoever stands there awaits. */
public final class Ticket extends Future<@Nullable Void> {
  @Nullable Ticket previous;
  @Nullable Ticket next;
  boolean isQueued;

  Ticket(EventLoop loop) {
    super(loop);
  }

  void wake() {
    setResult(Unchecked.cast(null));
  }
}
