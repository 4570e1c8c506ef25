package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Thrown at the await of a task that has been cancelled.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} does not swallow a cancellation: Python
 * made its {@code CancelledError} a {@code BaseException} for the same reason. Catch it to clean
 * up, then throw it on.
 */
public final class CancelledError extends Error {
  private static final long serialVersionUID = 1L;

  /** A cancellation without message, with the stack trace of its maker. */
  public CancelledError() {
    this(null);
  }

  /**
   * A cancellation with the stack trace of its maker.
   *
   * @param message the message given to {@code cancel}, or null
   */
  public CancelledError(@Nullable String message) {
    this(message, null);
    super.fillInStackTrace();
  }

  private CancelledError(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * A cancellation about to be thrown into suspended frames. The loop's own stack says nothing
   * about it and is dear to walk: the trace begins empty and gets the lines of the frames it
   * passes.
   */
  static CancelledError delivered(@Nullable String message) {
    return new CancelledError(message, null);
  }

  /** Leaves the trace empty; the public constructors fill it themselves. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
