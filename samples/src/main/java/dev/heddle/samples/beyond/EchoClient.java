package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.net.Net.createConnection;
import static dev.heddle.samples.Repr.repr;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.net.ExtraInfo;
import dev.heddle.net.Protocol;
import dev.heddle.net.Transport;
import dev.heddle.samples.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client of an echo server as a protocol: three writes, the end, then the echo.
 *
 * <p>Its peer is a thread with a blocking socket that reads to the end and only then sends
 * everything back.
 */
final class EchoClient implements Protocol {
  private static final List<String> MESSAGES =
      List.of("This is the message. ", "It will be sent ", "in parts.");

  private final Log log = new Log("EchoClient");
  private final Future<Optional<Throwable>> completed;
  private Transport transport;

  EchoClient(Future<Optional<Throwable>> completed) {
    this.completed = completed;
  }

  @Override
  public void connectionMade(Transport transport) {
    this.transport = transport;
    InetSocketAddress peer = Objects.requireNonNull(transport.getExtraInfo(ExtraInfo.PEERNAME));
    log.debug("connecting to " + peer.getAddress().getHostAddress() + " port " + peer.getPort());
    for (String message : MESSAGES) {
      byte[] data = message.getBytes(US_ASCII);
      transport.write(data);
      log.debug("sending " + repr(data));
    }
    if (transport.canWriteEof()) {
      transport.writeEof();
    }
  }

  @Override
  public void dataReceived(byte[] data) {
    log.debug("received " + repr(data));
  }

  @Override
  public boolean eofReceived() {
    log.debug("received EOF");
    transport.close();
    return false;
  }

  @Override
  public void connectionLost(@Nullable Throwable failure) {
    log.debug("server closed connection");
    completed.setResult(Optional.ofNullable(failure));
  }

  private static void serveOnce(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      socket.getOutputStream().write(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the peer of the client failed", e);
    }
  }

  @Async
  static Coroutine<Void> talk() throws IOException {
    Log log = new Log("main");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      new Thread(() -> serveOnce(listener), "peer").start();
      Future<Optional<Throwable>> completed = EventLoop.running().createFuture();
      log.debug("waiting for client to complete");
      await(
          createConnection(() -> new EchoClient(completed), "127.0.0.1", listener.getLocalPort()));
      Optional<Throwable> failure = await(completed);
      log.debug("connection_lost got " + repr(failure));
    }
    log.debug("closing event loop");
    return done();
  }

  public static void main(String[] args) throws IOException {
    run(talk());
  }
}
