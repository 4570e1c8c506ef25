package dev.heddle.testing;

import dev.heddle.internal.loop.Engine;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says that something outside of a loop on virtual time is pending: made by {@link
 * VirtualClock#outside}. Closed by any thread, after it has called the loop; a second time does
 * nothing.
 */
public final class Outside implements AutoCloseable {
  private final Engine engine;
  private final AtomicBoolean pending = new AtomicBoolean(true);

  Outside(Engine engine) {
    this.engine = engine;
    engine.outsideBegins();
  }

  @Override
  public void close() {
    if (pending.getAndSet(false)) {
      engine.outsideEnds();
    }
  }
}
