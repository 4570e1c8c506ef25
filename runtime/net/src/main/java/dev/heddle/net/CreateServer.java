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
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Net#createServer}: looks up the names, binds a socket an address, starts serving. */
final class CreateServer extends Frame<Server> {
  private static final String LAYOUT = RuntimeLayout.of(Net.class, "createServer", false, true);
  private static final int RESOLVING = 1;
  private static final int STARTING = 2;

  private final Supplier<? extends Protocol> factory;
  private final List<? extends @Nullable String> hosts;
  private final int port;
  private final ServerOptions options;
  private final Set<InetSocketAddress> addresses = new LinkedHashSet<>();
  private int resolved;
  private @Nullable Server server;

  CreateServer(
      Supplier<? extends Protocol> factory,
      List<? extends @Nullable String> hosts,
      int port,
      ServerOptions options) {
    this.factory = factory;
    this.hosts = hosts;
    this.port = port;
    this.options = options;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == STARTING) {
      return started();
    }
    if (state == RESOLVING) {
      add(take());
    }
    while (resolved < hosts.size()) {
      String host = hosts.get(resolved);
      if (host == null || host.isEmpty()) {
        addresses.add(new InetSocketAddress(port));
        resolved++;
        continue;
      }
      Object found = Await.await(Names.resolve(EventLoop.running(), host));
      if (found instanceof Suspension suspension) {
        state = RESOLVING;
        return suspension.push(this);
      }
      add(found);
    }
    return listen();
  }

  private void add(@Nullable Object found) {
    List<InetAddress> hostAddresses = Unchecked.cast(Objects.requireNonNull(found));
    hostAddresses.forEach(address -> addresses.add(new InetSocketAddress(address, port)));
    resolved++;
  }

  private Object listen() throws IOException {
    EventLoop loop = EventLoop.running();
    Server made = new Server(loop, factory, bindAll(loop));
    if (!options.startServing()) {
      return made;
    }
    made.start();
    server = made;
    state = STARTING;
    return Suspension.on(null).push(this);
  }

  private List<Listener> bindAll(EventLoop loop) throws IOException {
    List<Listener> listeners = new ArrayList<>();
    try {
      for (InetSocketAddress address : addresses) {
        bind(loop, address, listeners);
      }
      if (listeners.isEmpty()) {
        throw new SocketException("could not bind on any address out of " + addresses);
      }
    } catch (IOException | RuntimeException failure) {
      listeners.forEach(Listener::close);
      throw failure;
    }
    return listeners;
  }

  private void bind(EventLoop loop, InetSocketAddress address, List<Listener> listeners)
      throws IOException {
    try {
      listeners.add(Listener.bind(loop, address, options));
    } catch (IOException failure) {
      // A name can have an IPv6 address on a machine without IPv6.
      if (addresses.size() == 1 || !IoFailures.isNotOfThisMachine(failure)) {
        throw failure;
      }
    }
  }

  private Object started() throws Throwable {
    Server made = Objects.requireNonNull(server);
    try {
      take();
    } catch (Throwable failure) {
      made.close(); // nobody else knows it
      throw failure;
    }
    return made;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
