package dev.heddle.net;

import dev.heddle.Coroutine;
import org.jspecify.annotations.Nullable;

/** What a stream server does with a connection: asyncio's {@code client_connected_cb}. */
@FunctionalInterface
public interface ConnectionHandler {

  /**
   * A client has connected. A failure is reported to the loop's exception handler and ends the
   * connection.
   *
   * @param reader what the client sends
   * @param writer the way to answer; to be closed by the handler
   * @return a coroutine, which becomes a task; null from a handler that has nothing to await
   * @throws Exception any failure
   */
  @Nullable Coroutine<?> connected(StreamReader reader, StreamWriter writer) throws Exception;
}
