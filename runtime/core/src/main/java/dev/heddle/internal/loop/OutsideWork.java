package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work on another thread that will call a loop when it has ended. While it lasts, a loop on virtual
 * time lets no time pass, and is not in a deadlock when it has nothing to run. Any thread.
 */
public final class OutsideWork {
  private final @Nullable Engine engine;
  private final AtomicBoolean hasEnded = new AtomicBoolean();

  private OutsideWork(@Nullable Engine engine) {
    this.engine = engine;
  }

  /**
   * Tells a loop that work for it begins.
   *
   * @param loop any loop; one that is not Heddle's has no use for it
   * @return the work, to be ended once
   */
  public static OutsideWork beginsFor(EventLoop loop) {
    Engine engine = loop instanceof EngineLoop known ? known.engine() : null;
    if (engine != null) {
      engine.outsideBegins();
    }
    return new OutsideWork(engine);
  }

  /** The work has ended, and has called the loop if it had to. Does nothing the second time. */
  public void ends() {
    if (hasEnded.compareAndSet(false, true) && engine != null) {
      engine.outsideEnds();
    }
  }
}
