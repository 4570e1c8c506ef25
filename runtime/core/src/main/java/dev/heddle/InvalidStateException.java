package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a {@link Future} is asked for what it does not have yet, or completed a second time:
 * asyncio's {@code InvalidStateError}.
 */
public final class InvalidStateException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message.
   *
   * @param message what was wrong, or null
   */
  public InvalidStateException(@Nullable String message) {
    super(message);
  }
}
