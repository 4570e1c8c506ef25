package dev.heddle.net;

/**
 * When a transport asks its protocol to hold back and to go on.
 *
 * @param low resume at or below so many unsent bytes
 * @param high pause above so many
 */
public record WriteBufferLimits(int low, int high) {

  /** Checks them against each other. */
  public WriteBufferLimits {
    if (high < low || low < 0) {
      throw new IllegalArgumentException(
          "high (" + high + ") must be >= low (" + low + ") must be >= 0");
    }
  }
}
