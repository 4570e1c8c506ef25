package dev.heddle.net;

/** A transport that sends. */
public interface WriteTransport extends BaseTransport {

  /**
   * Sends bytes: at once as far as the system takes them, the rest when it can. Never waits. Does
   * nothing once the connection is lost.
   *
   * @param data may be used again afterwards
   * @throws IllegalStateException after {@link #writeEof}
   */
  void write(byte[] data);

  /**
   * Sends part of an array, as {@link #write(byte[])} does.
   *
   * @param data may be used again afterwards
   * @param offset where the part begins
   * @param length its length
   * @throws IllegalStateException after {@link #writeEof}
   */
  void write(byte[] data, int offset, int length);

  /**
   * Sends several pieces, one after the other.
   *
   * @param pieces what to send
   * @throws IllegalStateException after {@link #writeEof}
   */
  void writelines(Iterable<byte[]> pieces);

  /** Ends the sending side, once what has been written is sent. Receiving goes on. */
  void writeEof();

  /**
   * Whether {@link #writeEof} is supported.
   *
   * @return true for TCP
   */
  boolean canWriteEof();

  /** Ends the connection at once: what is unsent is lost. {@code connectionLost(null)} follows. */
  void abort();

  /**
   * Sets when {@code pauseWriting} and {@code resumeWriting} are called. 0 for both calls them
   * whenever something is unsent.
   *
   * @param low resume at or below so many unsent bytes
   * @param high pause above so many
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  void setWriteBufferLimits(int low, int high);

  /**
   * Sets the upper limit; the lower one becomes a quarter of it.
   *
   * @param high pause above so many unsent bytes
   * @throws IllegalArgumentException if it is negative
   */
  default void setWriteBufferLimits(int high) {
    setWriteBufferLimits(high / 4, high);
  }

  /** Sets the limits that transports begin with: 16 and 64 KiB. */
  default void setWriteBufferLimits() {
    setWriteBufferLimits(64 * 1024);
  }

  /**
   * The limits.
   *
   * @return both of them
   */
  WriteBufferLimits getWriteBufferLimits();

  /**
   * How much has been written and not been taken by the system.
   *
   * @return the number of bytes
   */
  long getWriteBufferSize();
}
