package dev.heddle.net;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * How to connect: the keyword arguments of asyncio's {@code create_connection}. Begin with {@link
 * #DEFAULTS}.
 *
 * @param localAddress the address of this side; null for any
 */
public record ConnectOptions(@Nullable InetSocketAddress localAddress) {

  /** From any address. */
  public static final ConnectOptions DEFAULTS = new ConnectOptions(null);

  /**
   * These options with an address of this side.
   *
   * @param address what to bind to; null for any
   * @return a copy
   */
  public ConnectOptions withLocalAddress(@Nullable InetSocketAddress address) {
    return new ConnectOptions(address);
  }
}
