package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Server#waitClosed}. */
final class ServerEnd extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Server.class, "waitClosed", true);

  private final Server server;
  private @Nullable Signal waiter;

  ServerEnd(Server server) {
    this.server = server;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      try {
        take();
      } finally {
        server.removeWaiter(Objects.requireNonNull(waiter));
      }
      return null;
    }
    if (server.isOver()) {
      return null;
    }
    Signal over = server.newWaiter();
    waiter = over;
    state = 1;
    return Suspension.on(over).push(this);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
