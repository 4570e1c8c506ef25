package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link StreamWriter#waitClosed}. */
final class StreamEnd extends WaitFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamWriter.class, "waitClosed", true);

  private final StreamReaderProtocol protocol;

  StreamEnd(StreamReaderProtocol protocol) {
    super(protocol.endWaiters());
    this.protocol = protocol;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      return awake();
    }
    if (!protocol.isConnectionLost()) {
      return waitIn(1);
    }
    Throwable failure = protocol.failure();
    if (failure != null) {
      throw failure;
    }
    return null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
