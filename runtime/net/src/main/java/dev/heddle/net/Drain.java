package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link StreamWriter#drain}. */
final class Drain extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(StreamWriter.class, "drain", false, true);
  private static final int YIELDED = 1;
  private static final int WAITING = 2;

  private final Transport transport;
  private final StreamReaderProtocol protocol;
  private final @Nullable StreamReader reader;
  private @Nullable Signal waiter;

  Drain(Transport transport, StreamReaderProtocol protocol, @Nullable StreamReader reader) {
    this.transport = transport;
    this.protocol = protocol;
    this.reader = reader;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == WAITING) {
      return drained();
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
    Signal room = protocol.newDrainWaiter();
    waiter = room;
    state = WAITING;
    return Suspension.on(room).push(this);
  }

  private @Nullable Object drained() throws Throwable {
    try {
      take();
    } finally {
      protocol.removeDrainWaiter(Objects.requireNonNull(waiter));
    }
    return null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
