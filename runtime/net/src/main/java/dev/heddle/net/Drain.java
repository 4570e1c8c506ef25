package dev.heddle.net;

import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link StreamWriter#drain}. */
final class Drain extends WaitFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamWriter.class, "drain", false, true);
  private static final int YIELDED = 1;
  private static final int WAITING = 2;

  private final Transport transport;
  private final StreamReaderProtocol protocol;
  private final @Nullable StreamReader reader;

  Drain(Transport transport, StreamReaderProtocol protocol, @Nullable StreamReader reader) {
    super(protocol.drainWaiters());
    this.transport = transport;
    this.protocol = protocol;
    this.reader = reader;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == WAITING) {
      return awake();
    }
    take();
    if (state == 0) {
      if (reader != null) {
        reader.checkFailure();
      }
      if (transport.isClosing()) {
        // A loop of write and drain alone would never let connectionLost be called.
        state = YIELDED;
        return Suspension.on(null).push(this);
      }
    }
    return waitForRoom();
  }

  private @Nullable Object waitForRoom() throws IOException {
    if (protocol.isConnectionLost()) {
      throw IoFailures.connectionLost();
    }
    if (!protocol.isWritingPaused()) {
      return null;
    }
    return waitIn(WAITING);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
