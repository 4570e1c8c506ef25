package dev.heddle.net;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * A socket on which a server listens.
 *
 * @param sockname the address that it is bound to
 */
public record ListeningSocket(SocketAddress sockname) {

  /**
   * The port, the one chosen by the system included.
   *
   * @return the port; -1 for an address without
   */
  public int port() {
    return sockname instanceof InetSocketAddress address ? address.getPort() : -1;
  }
}
