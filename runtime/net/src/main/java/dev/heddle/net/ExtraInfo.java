package dev.heddle.net;

import java.net.InetSocketAddress;

/**
 * A key of {@link BaseTransport#getExtraInfo}, with the type of what it stands for.
 *
 * @param <T> the type
 */
public final class ExtraInfo<T> {
  /** The address of the peer; Python's {@code "peername"}. */
  public static final ExtraInfo<InetSocketAddress> PEERNAME =
      new ExtraInfo<>("peername", InetSocketAddress.class);

  /** The address of this side; Python's {@code "sockname"}. */
  public static final ExtraInfo<InetSocketAddress> SOCKNAME =
      new ExtraInfo<>("sockname", InetSocketAddress.class);

  private final String name;
  private final Class<T> type;

  private ExtraInfo(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /**
   * What the key stands for, as its type.
   *
   * @return a class
   */
  public Class<T> type() {
    return type;
  }

  /** Python's name of the key. */
  @Override
  public String toString() {
    return name;
  }
}
