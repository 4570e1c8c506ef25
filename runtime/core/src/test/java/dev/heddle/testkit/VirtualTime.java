package dev.heddle.testkit;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.Loops;
import java.util.ArrayList;
import java.util.List;

/** A clock that jumps to the next timer as soon as the loop would wait for it. */
public final class VirtualTime implements Clock, Engine {
  private final List<Long> selects = new ArrayList<>();
  private long now = 1_000;
  private boolean isClosed;

  /** A new loop on virtual time. */
  public static EventLoop loop() {
    return new VirtualTime().newLoop();
  }

  public EventLoop newLoop() {
    return Loops.create(this, loop -> this);
  }

  /** The timeouts of all waits so far. */
  public List<Long> selects() {
    return selects;
  }

  public boolean isClosed() {
    return isClosed;
  }

  public void advance(long nanos) {
    now += nanos;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void select(long timeoutNanos) {
    selects.add(timeoutNanos);
    if (timeoutNanos == FOREVER) {
      throw new AssertionError("deadlock: nothing is ready and no timer is set");
    }
    now += timeoutNanos;
  }

  @Override
  public void wakeup() {}

  @Override
  public void close() {
    isClosed = true;
  }
}
