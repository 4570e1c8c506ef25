package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.net.Net.openConnection;
import static dev.heddle.net.Net.startServer;
import static dev.heddle.samples.Repr.repr;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.net.ExtraInfo;
import dev.heddle.net.Server;
import dev.heddle.net.StreamReader;
import dev.heddle.net.StreamWriter;
import dev.heddle.samples.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Streams: an echo server and its client in one loop. The client waits for the echo of each part
 * before it sends the next.
 */
final class Streams {
  private static final List<String> MESSAGES =
      List.of("This is the message. ", "It will be sent ", "in parts.");

  private Streams() {}

  @Async
  static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
    InetSocketAddress peer = Objects.requireNonNull(writer.getExtraInfo(ExtraInfo.PEERNAME));
    Log log = new Log("echo_" + peer.getAddress().getHostAddress() + "_" + peer.getPort());
    log.debug("connection accepted");
    byte[] data;
    while ((data = await(reader.read(128))).length > 0) {
      log.debug("received " + repr(data));
      writer.write(data);
      await(writer.drain());
      log.debug("sent " + repr(data));
    }
    log.debug("closing");
    writer.close();
    await(writer.waitClosed());
    return done();
  }

  @Async
  static Coroutine<Void> echoClient(String host, int port) throws IOException {
    Log log = new Log("echo_client");
    log.debug("connecting to " + host + " port " + port);
    var connection = await(openConnection(host, port));
    StreamReader reader = connection.reader();
    StreamWriter writer = connection.writer();
    for (String message : MESSAGES) {
      byte[] data = message.getBytes(US_ASCII);
      log.debug("sending " + repr(data));
      writer.write(data);
      await(writer.drain());
      byte[] answer = await(reader.readExactly(data.length));
      log.debug("received " + repr(answer));
    }
    log.debug("can_write_eof " + repr(writer.canWriteEof()));
    writer.writeEof();
    byte[] rest = await(reader.read());
    log.debug("rest " + repr(rest) + " at_eof " + repr(reader.atEof()));
    log.debug("closing");
    writer.close();
    await(writer.waitClosed());
    return done();
  }

  @Async
  static Coroutine<Void> serveAndTalk() throws IOException {
    Log log = new Log("main");
    Server server = await(startServer(Streams::echo, "127.0.0.1", 0));
    try (server) {
      int port = server.sockets().get(0).port();
      log.debug("starting up on 127.0.0.1 port " + port);
      await(echoClient("127.0.0.1", port));
      await(sleep(Duration.ofMillis(50)));
      log.debug("closing server");
    }
    await(server.waitClosed());
    log.debug("serving " + repr(server.isServing()));
    return done();
  }

  public static void main(String[] args) throws IOException {
    run(serveAndTalk());
  }
}
