package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link StreamWriter#waitClosed}. */
final class StreamEnd extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(StreamWriter.class, "waitClosed", true);

  private final StreamReaderProtocol protocol;
  private @Nullable Signal waiter;

  StreamEnd(StreamReaderProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      try {
        take();
      } finally {
        protocol.removeEndWaiter(Objects.requireNonNull(waiter));
      }
      return null;
    }
    if (!protocol.isConnectionLost()) {
      Signal end = protocol.newEndWaiter();
      waiter = end;
      state = 1;
      return Suspension.on(end).push(this);
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
