package dev.heddle.net;

import dev.heddle.Coroutine;
import dev.heddle.internal.netty.NettyJars;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The network functions of asyncio, on the running loop. Meant to be imported with {@code import
 * static dev.heddle.net.Net.*}, beside those of {@link dev.heddle.Asyncio}.
 *
 * <pre>{@code
 * @Async static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
 *   for (byte[] line = await(reader.readLine()); line.length > 0; line = await(reader.readLine())) {
 *     writer.write(line);
 *     await(writer.drain());
 *   }
 *   writer.close();
 *   return done();
 * }
 *
 * @Async static Coroutine<Void> serve() throws IOException {
 *   Server server = await(startServer(Echo::echo, "localhost", 10000));
 *   return server.serveForever();
 * }
 * }</pre>
 *
 * <p>The failures that a method declares are thrown where its coroutine is awaited.
 */
public final class Net {
  /** How much a stream reader keeps before it asks the peer to wait, half of it: 64 KiB. */
  public static final int DEFAULT_LIMIT = 64 * 1024;

  private Net() {}

  /**
   * Listens for TCP connections.
   *
   * @param factory makes a protocol for each connection
   * @param host the address or name to listen on, each of its addresses; null for all of this
   *     machine's
   * @param port the port; 0 lets the system choose one
   * @return a coroutine of the server, which accepts connections already
   * @throws IOException when awaited, if the name is unknown or the port is taken
   */
  public static Coroutine<Server> createServer(
      Supplier<? extends Protocol> factory, @Nullable String host, int port) throws IOException {
    return createServer(factory, host, port, ServerOptions.DEFAULTS);
  }

  /**
   * Listens for TCP connections.
   *
   * @param factory makes a protocol for each connection
   * @param host the address or name to listen on, each of its addresses; null for all of this
   *     machine's
   * @param port the port; 0 lets the system choose one
   * @param options how to listen
   * @return a coroutine of the server
   * @throws IOException when awaited, if the name is unknown or the port is taken
   */
  public static Coroutine<Server> createServer(
      Supplier<? extends Protocol> factory, @Nullable String host, int port, ServerOptions options)
      throws IOException {
    return createServer(factory, Arrays.asList(host), port, options);
  }

  /**
   * Listens for TCP connections on the addresses of several hosts.
   *
   * @param factory makes a protocol for each connection
   * @param hosts addresses and names
   * @param port the port; 0 lets the system choose one for each address
   * @param options how to listen
   * @return a coroutine of the server
   * @throws IOException when awaited, if a name is unknown or the port is taken
   */
  public static Coroutine<Server> createServer(
      Supplier<? extends Protocol> factory,
      List<? extends @Nullable String> hosts,
      int port,
      ServerOptions options)
      throws IOException {
    return new CreateServer(
        Objects.requireNonNull(factory, "factory"), hosts, checkPort(port), options);
  }

  /**
   * Opens a TCP connection.
   *
   * @param factory makes the protocol once the connection is there
   * @param host an address or a name; its addresses are tried one after the other
   * @param port the port
   * @param <P> the protocol's type
   * @return a coroutine of the transport and the protocol, whose connectionMade has been called
   * @throws IOException when awaited, if the name is unknown or no address can be connected to
   */
  public static <P extends Protocol> Coroutine<Connection<P>> createConnection(
      Supplier<P> factory, String host, int port) throws IOException {
    return createConnection(factory, host, port, ConnectOptions.DEFAULTS);
  }

  /**
   * Opens a TCP connection.
   *
   * @param factory makes the protocol once the connection is there
   * @param host an address or a name; its addresses are tried one after the other
   * @param port the port
   * @param options how to connect
   * @param <P> the protocol's type
   * @return a coroutine of the transport and the protocol, whose connectionMade has been called
   * @throws IOException when awaited, if the name is unknown or no address can be connected to
   */
  public static <P extends Protocol> Coroutine<Connection<P>> createConnection(
      Supplier<P> factory, String host, int port, ConnectOptions options) throws IOException {
    return new CreateConnection<>(
        Objects.requireNonNull(factory, "factory"),
        Objects.requireNonNull(host, "host"),
        checkPort(port),
        options);
  }

  /**
   * Opens a TCP connection to read and write on.
   *
   * @param host an address or a name
   * @param port the port
   * @return a coroutine of the two streams
   * @throws IOException when awaited, if the name is unknown or no address can be connected to
   */
  public static Coroutine<Streams> openConnection(String host, int port) throws IOException {
    return openConnection(host, port, DEFAULT_LIMIT, ConnectOptions.DEFAULTS);
  }

  /**
   * Opens a TCP connection to read and write on.
   *
   * @param host an address or a name
   * @param port the port
   * @param limit the reader's limit
   * @param options how to connect
   * @return a coroutine of the two streams
   * @throws IOException when awaited, if the name is unknown or no address can be connected to
   */
  public static Coroutine<Streams> openConnection(
      String host, int port, int limit, ConnectOptions options) throws IOException {
    return new OpenConnection(
        Objects.requireNonNull(host, "host"), checkPort(port), limit, options);
  }

  /**
   * Listens for TCP connections and handles each with a coroutine.
   *
   * @param handler called with the streams of each connection
   * @param host the address or name to listen on; null for all of this machine's
   * @param port the port; 0 lets the system choose one
   * @return a coroutine of the server, which accepts connections already
   * @throws IOException when awaited, if the name is unknown or the port is taken
   */
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, @Nullable String host, int port) throws IOException {
    return startServer(handler, host, port, DEFAULT_LIMIT, ServerOptions.DEFAULTS);
  }

  /**
   * Listens for TCP connections and handles each with a coroutine.
   *
   * @param handler called with the streams of each connection
   * @param host the address or name to listen on; null for all of this machine's
   * @param port the port; 0 lets the system choose one
   * @param limit the limit of the readers
   * @param options how to listen
   * @return a coroutine of the server
   * @throws IOException when awaited, if the name is unknown or the port is taken
   */
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, @Nullable String host, int port, int limit, ServerOptions options)
      throws IOException {
    Objects.requireNonNull(handler, "handler");
    StreamReader.checkLimit(limit);
    return createServer(
        () -> new StreamReaderProtocol(new StreamReader(limit), handler), host, port, options);
  }

  /** All ways to a socket begin here, before any class of Netty is asked for. */
  private static int checkPort(int port) {
    NettyJars.require();
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0-65535, not " + port);
    }
    return port;
  }
}
