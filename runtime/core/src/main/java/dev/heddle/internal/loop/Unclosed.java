package dev.heddle.internal.loop;

import dev.heddle.internal.AsyncioLog;
import dev.heddle.internal.DebugMode;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says of a loop in debug mode that it was dropped without having been closed, and takes it out of
 * the count of loops in that mode. It must not refer to the loop.
 */
final class Unclosed implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final AtomicBoolean isDebugging = new AtomicBoolean();
  private volatile String where = "";

  private Unclosed() {}

  static Unclosed watch(Object loop) {
    Unclosed watcher = new Unclosed();
    CLEANER.register(loop, watcher);
    return watcher;
  }

  /**
   * To be told when the loop goes into debug mode, and when it leaves it: at the latest, closed.
   */
  void debugSwitched(boolean on) {
    if (on) {
      where =
          DebugMode.stack(1).stream()
              .findFirst()
              .map(line -> ", in debug mode since " + DebugMode.place(line))
              .orElse("");
    }
    isDebugging.set(on);
  }

  /** Called by the cleaner, when nobody refers to the loop any more. Harmless the second time. */
  @Override
  public void run() {
    if (isDebugging.getAndSet(false)) {
      DebugMode.loopSwitched(false); // first: the count must be right whatever becomes of the line
      AsyncioLog.warn(
          "unclosed event loop" + where + "; close() it, or run your program by Asyncio.run()");
    }
  }
}
