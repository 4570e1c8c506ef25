package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link Server#waitClosed}. */
final class ServerEnd extends WaitFrame {
  private static final String LAYOUT = RuntimeLayout.of(Server.class, "waitClosed", true);

  private final Server server;

  ServerEnd(Server server, Waiters waiters) {
    super(waiters);
    this.server = server;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      return awake();
    }
    return server.isOver() ? null : waitIn(1);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
