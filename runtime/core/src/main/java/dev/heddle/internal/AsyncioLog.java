package dev.heddle.internal;

/**
 * The logger named {@code asyncio}, as Python's is. The JDK finds whatever logging the program has
 * set up when the first line is written, and not before.
 */
public final class AsyncioLog {
  private AsyncioLog() {}

  /**
   * The logger.
   *
   * @return the JDK's own unless the program brings another
   */
  public static System.Logger get() {
    return System.getLogger("asyncio");
  }

  /**
   * Writes a line that somebody should look at.
   *
   * @param line what happened
   */
  public static void warn(String line) {
    get().log(System.Logger.Level.WARNING, line);
  }
}
