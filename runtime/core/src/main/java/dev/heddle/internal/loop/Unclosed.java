package dev.heddle.internal.loop;

import dev.heddle.internal.AsyncioLog;
import java.lang.ref.Cleaner;

/**
 * Says of a loop in debug mode that it was dropped without having been closed. It must not refer to
 * the loop.
 */
final class Unclosed implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private volatile boolean isClosed;

  private Unclosed() {}

  static Unclosed watch(Object loop) {
    Unclosed watcher = new Unclosed();
    CLEANER.register(loop, watcher);
    return watcher;
  }

  void closed() {
    isClosed = true;
  }

  /** Called by the cleaner, when nobody refers to the loop any more. */
  @Override
  public void run() {
    if (!isClosed) {
      AsyncioLog.warn("unclosed event loop; close() it, or run your program by Asyncio.run()");
    }
  }
}
