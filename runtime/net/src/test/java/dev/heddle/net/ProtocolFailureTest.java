package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Protocols that throw: it is reported, the loop lives, the next client is served. */
class ProtocolFailureTest {
  private final List<Recorder> made = new ArrayList<>();

  /** Serves two peers that each send a byte, end, and read to the end. */
  /** Holds the peers back: one that reads at once may take any amount before a write returns. */
  private CountDownLatch mayRead = new CountDownLatch(0);

  private void serve(Bench bench, Supplier<Recorder> factory) {
    Server[] server = new Server[1];
    Bench.Peer peer =
        socket -> {
          socket.getOutputStream().write('x');
          socket.shutdownOutput();
          mayRead.await();
          return socket.getInputStream().readAllBytes().length;
        };
    bench.run(
        script(
                v ->
                    Net.createServer(
                        () -> {
                          Recorder recorder = made.isEmpty() ? factory.get() : new Recorder();
                          made.add(recorder);
                          return recorder;
                        },
                        "127.0.0.1",
                        0))
            .then(s -> server[0] = (Server) s)
            .then(s -> bench.connect(server[0], peer))
            .then(s -> bench.connect(server[0], peer))
            .run(() -> server[0].close())
            .then(s -> server[0].waitClosed()));
    assertEquals(List.of("made", "data x", "eof", "lost null"), made.get(1).events);
  }

  @EachIo
  void aFailureOfDataReceivedEndsTheConnection(Bench bench) throws Exception {
    serve(
        bench,
        () ->
            new Recorder() {
              @Override
              public void dataReceived(byte[] data) {
                throw new IllegalStateException("no " + new String(data, UTF_8));
              }
            });
    assertEquals(List.of("made", "lost java.lang.IllegalStateException: no x"), made.get(0).events);
    assertEquals(
        List.of(
            "Fatal error: protocol.dataReceived() call failed."
                + " java.lang.IllegalStateException: no x"),
        bench.takeReports());
  }

  @EachIo
  void aFailureOfEofReceivedEndsTheConnection(Bench bench) throws Exception {
    serve(
        bench,
        () ->
            new Recorder() {
              @Override
              public boolean eofReceived() {
                throw new IllegalStateException("no end");
              }
            });
    assertEquals(
        List.of("made", "data x", "lost java.lang.IllegalStateException: no end"),
        made.get(0).events);
    assertEquals(
        List.of(
            "Fatal error: protocol.eofReceived() call failed."
                + " java.lang.IllegalStateException: no end"),
        bench.takeReports());
  }

  @EachIo
  void aFailureOfConnectionMadeIsReportedAndTheConnectionGoesOn(Bench bench) throws Exception {
    serve(
        bench,
        () ->
            new Recorder() {
              @Override
              public void connectionMade(Transport transport) {
                super.connectionMade(transport);
                throw new IllegalStateException("not made");
              }
            });
    assertEquals(List.of("made", "data x", "eof", "lost null"), made.get(0).events);
    assertEquals(
        List.of(
            "Exception in callback SocketTransport.<lambda>()"
                + " java.lang.IllegalStateException: not made"),
        bench.takeReports());
  }

  @EachIo
  void aFailureOfConnectionLostIsReportedAndTheSocketClosed(Bench bench) throws Exception {
    serve(
        bench,
        () ->
            new Recorder() {
              @Override
              public void connectionLost(Throwable failure) {
                super.connectionLost(failure);
                throw new IllegalStateException("not lost");
              }
            });
    assertEquals(List.of("made", "data x", "eof", "lost null"), made.get(0).events);
    assertEquals(
        List.of(
            "Exception in callback SocketTransport.<lambda>()"
                + " java.lang.IllegalStateException: not lost"),
        bench.takeReports());
  }

  @EachIo
  void failuresOfFlowControlAreReported(Bench bench) throws Exception {
    mayRead = new CountDownLatch(1);
    serve(
        bench,
        () ->
            new Recorder() {
              @Override
              public void connectionMade(Transport transport) {
                super.connectionMade(transport);
                transport.setWriteBufferLimits(0, 0);
                transport.write(new byte[20_000_000]);
                mayRead.countDown();
              }

              @Override
              public void pauseWriting() {
                throw new IllegalStateException("no pause");
              }

              @Override
              public void resumeWriting() {
                throw new IllegalStateException("no resume");
              }
            });
    assertEquals(List.of("made", "data x", "eof", "lost null"), made.get(0).events);
    assertEquals(
        List.of(
            "protocol.pauseWriting() failed java.lang.IllegalStateException: no pause",
            "protocol.resumeWriting() failed java.lang.IllegalStateException: no resume"),
        bench.takeReports());
  }

  @EachIo
  void aFactoryThatFailsIsReportedAndTheSocketClosed(Bench bench) throws Exception {
    Server[] server = new Server[1];
    Object got =
        bench.run(
            script(
                    v ->
                        Net.createServer(
                            () -> {
                              throw new IllegalStateException("no protocol");
                            },
                            "127.0.0.1",
                            0))
                .then(s -> server[0] = (Server) s)
                .then(
                    s ->
                        bench.connect(
                            server[0], socket -> socket.getInputStream().readAllBytes().length))
                .run(() -> server[0].close()));
    assertEquals(0, got);
    assertEquals(
        List.of(
            "Error on transport creation for incoming connection"
                + " java.lang.IllegalStateException: no protocol"),
        bench.takeReports());
  }
}
