package dev.heddle.net;

import org.jspecify.annotations.Nullable;

/** What protocols of all kinds are told: that the connection is lost, and when to hold back. */
public interface BaseProtocol {

  /**
   * The connection is over. Called once, after {@code connectionMade}, and nothing is called after
   * it.
   *
   * @param failure what ended it; null when the peer or this side closed it
   */
  default void connectionLost(@Nullable Throwable failure) {}

  /**
   * The transport has more unsent bytes than its upper limit. Called from within {@link
   * WriteTransport#write}. Writing on is possible; it fills the memory.
   */
  default void pauseWriting() {}

  /** The unsent bytes are down to the lower limit, after {@link #pauseWriting}. */
  default void resumeWriting() {}
}
