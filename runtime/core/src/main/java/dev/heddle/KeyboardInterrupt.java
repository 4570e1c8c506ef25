package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * The user wants the program to end, and has pressed Ctrl-C: thrown by {@link Asyncio#run} and
 * {@link Runner#run} on the main thread.
 *
 * <p>The first SIGINT cancels the main task; if that ends cancelled, this is thrown in place of the
 * {@link CancelledError}. The second leaves the loop at once. An {@code Error} that no callback or
 * task keeps in the loop, as in Python.
 */
public final class KeyboardInterrupt extends Error {
  private static final long serialVersionUID = 1L;

  /** The interrupt that came while nothing could be cancelled. */
  public KeyboardInterrupt() {
    this(null);
  }

  /**
   * The interrupt that ended the main task.
   *
   * @param cause the cancellation
   */
  public KeyboardInterrupt(@Nullable Throwable cause) {
    super(null, cause);
  }
}
