package dev.heddle.net;

import java.io.EOFException;

/** The peer ended the stream before what was to be read was there. */
public final class IncompleteReadException extends EOFException {
  private static final long serialVersionUID = 1L;
  private static final int UNKNOWN = -1;

  private final byte[] partial;
  private final int expected;

  IncompleteReadException(byte[] partial, int expected) {
    super(
        partial.length
            + " bytes read on a total of "
            + (expected == UNKNOWN ? "undefined" : expected)
            + " expected bytes");
    this.partial = partial;
    this.expected = expected;
  }

  static IncompleteReadException beforeSeparator(byte[] partial) {
    return new IncompleteReadException(partial, UNKNOWN);
  }

  /**
   * What was read.
   *
   * @return the last bytes of the stream
   */
  public byte[] partial() {
    return partial.clone();
  }

  /**
   * How many bytes were wanted.
   *
   * @return the number; -1 if it was not a number but a separator
   */
  public int expected() {
    return expected;
  }
}
