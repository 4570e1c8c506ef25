package dev.heddle.net;

import java.io.IOException;

/** A line, or what goes up to a separator, is longer than the reader's limit. */
public final class LimitOverrunException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int consumed;

  LimitOverrunException(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /**
   * How many bytes there are in the reader's buffer before the separator.
   *
   * @return the number of bytes to read to get past the trouble
   */
  public int consumed() {
    return consumed;
  }
}
