package dev.heddle.net;

import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A listening server and its connections: asyncio's {@code Server}, from {@link Net#createServer}.
 *
 * <pre>
 *   BOUND --startServing--&gt; SERVING --close--&gt; CLOSED, with connections --the last ends--&gt; over
 *     +----------------close------------------&gt;
 * </pre>
 *
 * <p>Loop thread only. {@link #close} ends the listening and leaves the connections alone. In a try
 * block it is closed at the end, without waiting for them.
 */
public final class Server implements AutoCloseable {
  private final EventLoop loop;
  private final Supplier<? extends Protocol> factory;
  private final List<Listener> listeners;
  private final Set<SocketTransport> connections = new LinkedHashSet<>();
  private final Waiters waiters;
  private @Nullable Signal servingForever;
  private boolean serving;
  private boolean closed;

  Server(EventLoop loop, Supplier<? extends Protocol> factory, List<Listener> listeners) {
    this.loop = loop;
    this.factory = factory;
    this.listeners = listeners;
    this.waiters = new Waiters(loop);
  }

  /**
   * The loop that the server runs on.
   *
   * @return the loop
   */
  public EventLoop getLoop() {
    return loop;
  }

  /**
   * The sockets on which the server listens.
   *
   * @return one an address; none after {@link #close}
   */
  public List<ListeningSocket> sockets() {
    return closed ? List.of() : listeners.stream().map(Listener::describe).toList();
  }

  /**
   * Whether connections are accepted.
   *
   * @return false before {@link #startServing} and after {@link #close}
   */
  public boolean isServing() {
    return serving;
  }

  /**
   * Accepts connections, if that has not begun with the server.
   *
   * @return a coroutine without value
   */
  public Coroutine<@Nullable Void> startServing() {
    return new StartServing(this);
  }

  /**
   * Accepts connections until the coroutine is cancelled, which closes the server.
   *
   * @return a coroutine that ends with the {@code CancelledError}
   * @throws IllegalStateException when awaited, if the server is closed or somebody awaits this
   *     already
   */
  public Coroutine<@Nullable Void> serveForever() {
    return new ServeForever(this);
  }

  /** Stops listening. Connections go on. Does nothing the second time. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    serving = false;
    listeners.forEach(Listener::close);
    if (servingForever != null) {
      servingForever.cancel();
    }
    wakeIfOver();
  }

  /**
   * Waits until the server is closed and its last connection has ended.
   *
   * @return a coroutine without value
   */
  public Coroutine<@Nullable Void> waitClosed() {
    return new ServerEnd(this, waiters);
  }

  /** Closes all connections, each once it has sent what was written. */
  public void closeClients() {
    List.copyOf(connections).forEach(SocketTransport::close);
  }

  /** Closes all connections at once. */
  public void abortClients() {
    List.copyOf(connections).forEach(SocketTransport::abort);
  }

  /** The server as Python shows it: what it listens on. */
  @Override
  public String toString() {
    return "<Server sockets=" + sockets().stream().map(ListeningSocket::sockname).toList() + ">";
  }

  void start() {
    if (!closed && !serving) {
      serving = true;
      listeners.forEach(listener -> listener.serve(this));
    }
  }

  /** A client has connected: makes its protocol and transport. */
  void accept(Wire wire) {
    if (closed) {
      wire.close(); // since Netty has accepted it; whoever waits for the end has been told
      return;
    }
    Protocol protocol;
    try {
      protocol = Objects.requireNonNull(factory.get(), "the factory gave no protocol");
    } catch (Throwable failure) {
      wire.close();
      throw failure;
    }
    new SocketTransport(loop, wire, protocol, this);
  }

  void report(String message, Throwable failure) {
    loop.callExceptionHandler(ErrorContext.of(message).with(ErrorContext.EXCEPTION, failure));
  }

  void attach(SocketTransport transport) {
    connections.add(transport);
  }

  void detach(SocketTransport transport) {
    connections.remove(transport);
    wakeIfOver();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isOver() {
    return closed && connections.isEmpty();
  }

  /** What {@link #serveForever} waits for; only cancellation ends it. */
  Signal beginServingForever() {
    if (servingForever != null) {
      throw new IllegalStateException(
          "server " + this + " is already being awaited on serveForever()");
    }
    if (closed) {
      throw new IllegalStateException("server " + this + " is closed");
    }
    start();
    Signal forever = new Signal(loop);
    servingForever = forever;
    return forever;
  }

  void endServingForever() {
    servingForever = null;
  }

  private void wakeIfOver() {
    if (isOver()) {
      waiters.wake(null);
    }
  }
}
