package dev.heddle.net;

import dev.heddle.CancelledError;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Server#serveForever}: waits for ever, then closes the server and waits for its end. */
final class ServeForever extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Server.class, "serveForever", true, true);
  private static final int SERVING = 1;
  private static final int CLOSING = 2;

  private final Server server;
  private @Nullable CancelledError cancellation;

  ServeForever(Server server) {
    this.server = server;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == CLOSING) {
      return end();
    }
    if (state == SERVING) {
      return served();
    }
    Signal forever = server.beginServingForever();
    state = SERVING;
    return Suspension.on(forever).push(this);
  }

  private @Nullable Object served() throws Throwable {
    try {
      take();
      throw new AssertionError("only a cancellation ends it");
    } catch (CancelledError cancelled) {
      cancellation = cancelled;
    }
    server.close();
    Object closed = Await.await(server.waitClosed());
    if (closed instanceof Suspension suspension) {
      state = CLOSING;
      return suspension.push(this);
    }
    server.endServingForever();
    throw cancellation;
  }

  private Object end() throws Throwable {
    server.endServingForever();
    take(); // a second cancellation wins
    throw Objects.requireNonNull(cancellation);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
