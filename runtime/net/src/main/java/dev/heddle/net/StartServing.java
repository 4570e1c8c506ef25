package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link Server#startServing}: the sockets are looked at from the next pass on. */
final class StartServing extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Server.class, "startServing");

  private final Server server;

  StartServing(Server server) {
    this.server = server;
  }

  @Override
  protected @Nullable Object resume() {
    server.start();
    return Suspension.on(null);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
