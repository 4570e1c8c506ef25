package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Net#createConnection}: looks up the name, tries the addresses, makes the protocol. */
final class CreateConnection<P extends Protocol> extends Frame<Connection<P>> {
  private static final String LAYOUT =
      RuntimeLayout.of(Net.class, "createConnection", false, true, true);
  private static final int RESOLVING = 1;
  private static final int CONNECTING = 2;
  private static final int STARTING = 3;

  private final Supplier<P> factory;
  private final String host;
  private final int port;
  private final ConnectOptions options;
  private final List<IOException> failures = new ArrayList<>();
  private List<InetAddress> addresses = List.of();
  private int tried;
  private @Nullable Connecting connecting;
  private @Nullable Connection<P> connection;

  CreateConnection(Supplier<P> factory, String host, int port, ConnectOptions options) {
    this.factory = factory;
    this.host = host;
    this.port = port;
    this.options = options;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == STARTING) {
      return started();
    }
    if (state == CONNECTING) {
      return connected();
    }
    Object found = take();
    if (state == 0) {
      found = Await.await(Names.resolve(EventLoop.running(), host));
      if (found instanceof Suspension suspension) {
        state = RESOLVING;
        return suspension.push(this);
      }
    }
    addresses = Unchecked.cast(Objects.requireNonNull(found));
    return connect();
  }

  /** Tries the next address. */
  private Object connect() throws IOException {
    while (tried < addresses.size()) {
      InetSocketAddress address = new InetSocketAddress(addresses.get(tried++), port);
      try {
        Connecting attempt = new Connecting(EventLoop.running(), address, options);
        connecting = attempt;
        state = CONNECTING;
        return Suspension.on(attempt.done()).push(this);
      } catch (IOException failure) {
        failures.add(failure);
      }
    }
    throw IoFailures.all(failures);
  }

  private Object connected() throws Throwable {
    Connecting attempt = Objects.requireNonNull(connecting);
    try {
      take();
    } catch (IOException failure) {
      failures.add(failure);
      return connect();
    } catch (Throwable cancelled) {
      attempt.abandon();
      throw cancelled;
    }
    return start(attempt.wire());
  }

  private Object start(Wire wire) {
    P protocol;
    try {
      protocol = Objects.requireNonNull(factory.get(), "the factory gave no protocol");
    } catch (Throwable failure) {
      wire.close();
      throw failure;
    }
    EventLoop loop = EventLoop.running();
    connection = new Connection<>(new SocketTransport(loop, wire, protocol, null), protocol);
    Signal made = new Signal(loop);
    loop.callSoon(made::fire);
    state = STARTING;
    return Suspension.on(made).push(this);
  }

  private Object started() throws Throwable {
    Connection<P> result = Objects.requireNonNull(connection);
    try {
      take();
    } catch (Throwable failure) {
      result.transport().close(); // nobody else knows it
      throw failure;
    }
    return result;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
