package dev.heddle.net;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Net#openConnection}: a connection with streams for a protocol. */
final class OpenConnection extends Frame<Streams> {
  private static final String LAYOUT = RuntimeLayout.of(Net.class, "openConnection", false);

  private final String host;
  private final int port;
  private final int limit;
  private final ConnectOptions options;

  OpenConnection(String host, int port, int limit, ConnectOptions options) {
    this.host = host;
    this.port = port;
    this.limit = StreamReader.checkLimit(limit);
    this.options = options;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      return streams(take());
    }
    StreamReader reader = new StreamReader(limit);
    Object connection =
        Await.await(
            Net.createConnection(
                () -> new StreamReaderProtocol(reader, null), host, port, options));
    if (connection instanceof Suspension suspension) {
      state = 1;
      return suspension.push(this);
    }
    return streams(connection);
  }

  private static Streams streams(@Nullable Object made) {
    Connection<?> connection = (Connection<?>) Objects.requireNonNull(made);
    StreamReaderProtocol protocol = (StreamReaderProtocol) connection.protocol();
    StreamReader reader = protocol.reader();
    return new Streams(reader, new StreamWriter(connection.transport(), protocol, reader));
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
