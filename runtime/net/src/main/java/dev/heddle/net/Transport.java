package dev.heddle.net;

/** A stream connection, as its {@link Protocol} sees it: asyncio's {@code Transport}. */
public interface Transport extends ReadTransport, WriteTransport {

  /**
   * Who is told what happens.
   *
   * @return the protocol
   */
  Protocol getProtocol();

  /**
   * Hands the connection to another protocol. {@code connectionMade} is not called on it.
   *
   * @param protocol who is told from now on
   */
  void setProtocol(Protocol protocol);
}
