package dev.heddle.net;

import org.jspecify.annotations.Nullable;

/** What transports of all kinds can do: end, and tell about themselves. */
public interface BaseTransport {

  /**
   * Ends the connection once what has been written is sent. Nothing more is received; {@code
   * connectionLost(null)} follows. Does nothing the second time.
   */
  void close();

  /**
   * Whether the transport is being closed or is closed.
   *
   * @return true from {@link #close}, {@code abort} or a failure on
   */
  boolean isClosing();

  /**
   * Something about the connection.
   *
   * @param key what
   * @param <T> its type
   * @return null if this transport does not know
   */
  <T> @Nullable T getExtraInfo(ExtraInfo<T> key);
}
