package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.net.Net.createServer;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.net.ExtraInfo;
import dev.heddle.net.Protocol;
import dev.heddle.net.Server;
import dev.heddle.net.Transport;
import dev.heddle.samples.Log;
import dev.heddle.sync.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An echo server: the loop calls a protocol object for each connection.
 *
 * <p>With the argument {@code serve} it serves on localhost, port 10000, until Ctrl-C. Without it,
 * a scripted peer holds two conversations with it.
 */
final class EchoServer implements Protocol {
  private static final Log LOG = new Log("main");

  private Transport transport;
  private Log log;

  @Override
  public void connectionMade(Transport transport) {
    this.transport = transport;
    InetSocketAddress peer = Objects.requireNonNull(transport.getExtraInfo(ExtraInfo.PEERNAME));
    log = new Log("EchoServer_" + peer.getAddress().getHostAddress() + "_" + peer.getPort());
    log.debug("connection accepted");
  }

  @Override
  public void dataReceived(byte[] data) {
    log.debug("received " + repr(data));
    transport.write(data);
    log.debug("sent " + repr(data));
  }

  @Override
  public boolean eofReceived() {
    log.debug("received EOF");
    if (transport.canWriteEof()) {
      transport.writeEof();
    }
    return false; // have the transport closed
  }

  @Override
  public void connectionLost(@Nullable Throwable failure) {
    if (failure != null) {
      log.error("ERROR: " + failure);
    } else {
      log.debug("closing");
    }
  }

  @Async
  static Coroutine<Void> serve(boolean forever) throws IOException {
    EventLoop loop = EventLoop.running();
    Event finished = new Event();
    Server server = await(createServer(EchoServer::new, "localhost", forever ? 10_000 : 0));
    InetSocketAddress address = (InetSocketAddress) server.sockets().get(0).sockname();
    LOG.debug("starting up on localhost port " + address.getPort());
    if (!forever) {
      EchoPeer.start(address, () -> loop.callSoonThreadsafe(finished::set));
    }
    try {
      await(finished.waitFor());
    } finally {
      LOG.debug("closing server");
      server.close();
      await(server.waitClosed());
      LOG.debug("closing event loop");
    }
    return done();
  }

  public static void main(String[] args) throws IOException {
    run(serve(args.length > 0 && args[0].equals("serve")));
  }
}
