package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.Task;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class StreamsTest {
  private final List<String> events = new ArrayList<>();

  /** Echoes until the peer ends, then closes. */
  private Coroutine<?> echo(StreamReader reader, StreamWriter writer) {
    return script(v -> reader.read(128))
        .then(
            data -> {
              byte[] piece = (byte[]) data;
              if (piece.length == 0) {
                writer.close();
                return writer.waitClosed();
              }
              events.add(new String(piece, UTF_8));
              writer.write(piece);
              return script(v -> writer.drain()).then(v -> echo(reader, writer));
            });
  }

  private Object serve(Bench bench, ConnectionHandler handler, Bench.Peer peer) {
    Server[] server = new Server[1];
    return bench.run(
        script(v -> Net.startServer(handler, "127.0.0.1", 0))
            .then(s -> server[0] = (Server) s)
            .then(s -> bench.connect(server[0], peer))
            .then(
                answer -> {
                  server[0].close();
                  return script(v -> server[0].waitClosed()).then(v -> answer);
                }));
  }

  @EachIo
  void aPlainSocketGetsItsEcho(Bench bench) throws Exception {
    Object got =
        serve(
            bench,
            this::echo,
            socket -> {
              StringBuilder echoes = new StringBuilder();
              for (String part : List.of("This is the message. ", "in parts.")) {
                socket.getOutputStream().write(part.getBytes(UTF_8));
                echoes.append(new String(socket.getInputStream().readNBytes(part.length()), UTF_8));
              }
              socket.shutdownOutput();
              return echoes + "|" + socket.getInputStream().readAllBytes().length;
            });
    assertEquals("This is the message. in parts.|0", got);
    assertEquals(List.of("This is the message. ", "in parts."), events);
  }

  @EachIo
  void bothSidesCanBeStreamsOfOneLoop(Bench bench) throws Exception {
    Server[] server = new Server[1];
    Streams[] client = new Streams[1];
    bench.run(
        script(v -> Net.startServer(this::echo, "localhost", 0))
            .then(s -> server[0] = (Server) s)
            .then(s -> Net.openConnection("localhost", server[0].sockets().get(0).port()))
            .then(s -> client[0] = (Streams) s)
            .run(() -> client[0].writer().writelines(List.of("line\n".getBytes(UTF_8))))
            .then(v -> client[0].writer().drain())
            .then(v -> client[0].reader().readLine())
            .run(() -> assertTrue(client[0].writer().canWriteEof()))
            .run(() -> client[0].writer().writeEof())
            .then(v -> client[0].reader().read())
            .run(() -> assertTrue(client[0].reader().atEof()))
            .run(() -> client[0].writer().close())
            .then(v -> client[0].writer().waitClosed())
            .run(() -> server[0].close())
            .then(v -> server[0].waitClosed()));
    assertEquals(List.of("line\n"), events);
  }

  @EachIo
  void aHandlerThatFailsIsReportedAndItsConnectionClosed(Bench bench) throws Exception {
    ConnectionHandler async =
        (reader, writer) ->
            script(v -> reader.read(1))
                .then(
                    v -> {
                      throw new IOException("no use");
                    });
    ConnectionHandler plain =
        (reader, writer) -> {
          throw new IOException("no use");
        };
    for (ConnectionHandler handler : List.of(async, plain)) {
      Object got =
          serve(
              bench,
              handler,
              socket -> {
                socket.getOutputStream().write('x');
                socket.shutdownOutput();
                try {
                  return socket.getInputStream().readAllBytes().length;
                } catch (SocketException reset) {
                  return 0; // the x was never read
                }
              });
      assertEquals(0, got);
      assertEquals(
          List.of("Unhandled exception in client_connected_cb java.io.IOException: no use"),
          bench.takeReports());
    }
  }

  @EachIo
  void drainWaitsForAPeerThatReadsLate(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      CountDownLatch written = new CountDownLatch(1); // till then the peer takes nothing
      Future<Object> peer =
          bench.accept(
              listener,
              socket -> {
                written.await();
                socket.getInputStream().read();
                return 1 + socket.getInputStream().readAllBytes().length;
              });
      Streams[] streams = new Streams[1];
      Object got =
          bench.run(
              script(v -> Net.openConnection("127.0.0.1", listener.getLocalPort()))
                  .then(s -> streams[0] = (Streams) s)
                  .run(() -> streams[0].writer().write(new byte[20_000_000]))
                  .run(
                      () ->
                          assertTrue(
                              streams[0].writer().transport().getWriteBufferSize() > 64 * 1024))
                  .run(written::countDown)
                  .then(
                      v -> Asyncio.gather(streams[0].writer().drain(), streams[0].writer().drain()))
                  .run(
                      () ->
                          assertTrue(
                              streams[0].writer().transport().getWriteBufferSize() <= 16 * 1024))
                  .run(() -> streams[0].writer().close())
                  .then(v -> streams[0].writer().waitClosed())
                  .then(v -> peer));
      assertEquals(20_000_000, got);
    }
  }

  @EachIo
  void aResetIsThrownByReadDrainAndWaitClosed(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      bench.accept(
          listener,
          socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
            return null;
          });
      Streams[] streams = new Streams[1];
      bench.run(
          script(v -> Net.openConnection("127.0.0.1", listener.getLocalPort()))
              .then(s -> streams[0] = (Streams) s)
              .run(() -> streams[0].writer().write(new byte[1]))
              .then(v -> streams[0].reader().read())
              .except(failure -> note("read", failure))
              .then(v -> streams[0].writer().drain())
              .except(failure -> note("drain", failure))
              .then(v -> streams[0].writer().waitClosed())
              .except(failure -> note("waitClosed", failure)));
      assertEquals(
          List.of(
              "read Connection reset by peer",
              "drain Connection reset by peer",
              "waitClosed Connection reset by peer"),
          events);
      assertTrue(streams[0].writer().isClosing());
    }
  }

  @EachIo
  void drainOfAClosedConnectionSaysSo(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      Streams[] streams = new Streams[1];
      SocketException lost =
          assertThrows(
              SocketException.class,
              () ->
                  bench.run(
                      script(v -> Net.openConnection("127.0.0.1", listener.getLocalPort()))
                          .then(s -> streams[0] = (Streams) s)
                          .run(() -> streams[0].writer().close())
                          .then(v -> streams[0].writer().waitClosed())
                          .then(v -> streams[0].writer().drain())));
      assertEquals("Connection lost", lost.getMessage());
    }
  }

  /** In CPython they share one future, and all of them are cancelled, those to come as well. */
  @EachIo
  void aCancelledWaitForTheEndLeavesTheOthersAlone(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      StreamWriter[] writer = new StreamWriter[1];
      List<Task<?>> waiting = new ArrayList<>();
      bench.run(
          script(v -> Net.openConnection("127.0.0.1", listener.getLocalPort()))
              .then(s -> writer[0] = ((Streams) s).writer())
              .then(v -> waiting.add(bench.loop.createTask(writer[0].waitClosed())))
              .then(v -> waiting.add(bench.loop.createTask(writer[0].waitClosed())))
              .then(v -> Asyncio.yieldNow())
              .run(() -> waiting.get(0).cancel())
              .then(v -> Asyncio.wait(List.of(waiting.get(0))))
              .run(() -> assertTrue(waiting.get(0).cancelled()))
              .run(() -> writer[0].close())
              .then(v -> waiting.get(1))
              .then(v -> writer[0].waitClosed()));
    }
  }

  private Object note(String what, Throwable failure) {
    events.add(what + " " + failure.getMessage());
    return null;
  }
}
