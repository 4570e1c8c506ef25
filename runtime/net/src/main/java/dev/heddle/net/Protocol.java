package dev.heddle.net;

/**
 * The program's side of a stream connection: called by its {@link Transport}, as asyncio's {@code
 * Protocol}.
 *
 * <pre>
 *   connectionMade  dataReceived*  eofReceived?  connectionLost
 * </pre>
 *
 * <p>A failure of {@link #dataReceived} or {@link #eofReceived} is reported to the loop's exception
 * handler and ends the connection; one of another method is reported.
 */
public interface Protocol extends BaseProtocol {

  /**
   * The connection is there.
   *
   * @param transport the way to write to it
   */
  default void connectionMade(Transport transport) {}

  /**
   * Bytes came from the peer, in pieces of any size.
   *
   * @param data at least one byte; the array is the protocol's own
   */
  default void dataReceived(byte[] data) {}

  /**
   * The peer will send nothing more.
   *
   * @return true to keep this side open; false to close the transport, once all is sent
   */
  default boolean eofReceived() {
    return false;
  }
}
