package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Asyncio;
import dev.heddle.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loops that are closed while they have sockets: all of those are closed, and nobody is told. */
@Timeout(20)
class LoopEndTest {
  private final List<Recorder> made = new ArrayList<>();

  private Recorder record() {
    Recorder recorder = new Recorder();
    made.add(recorder);
    return recorder;
  }

  /** A server with one connection, whose client this test has. */
  private Socket connected(Bench bench) throws IOException {
    Server server = (Server) bench.run(script(v -> Net.createServer(this::record, "127.0.0.1", 0)));
    Socket peer = new Socket("127.0.0.1", server.sockets().get(0).port());
    bench.run(
        script(v -> ServerTest.until(() -> !made.isEmpty() && made.get(0).transport != null)));
    return peer;
  }

  /** Comes back when the other side has ended, be it with a reset. */
  private static void readToTheEnd(Socket peer) throws IOException {
    try {
      peer.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      assertEquals("Connection reset", reset.getMessage());
    }
  }

  private void assertClosed(Bench bench, Socket peer) throws IOException {
    readToTheEnd(peer);
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", peer.getPort()).close());
    assertEquals(List.of(), bench.reports);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopThatIsClosedClosesItsSockets(Io io) throws Exception {
    Bench bench = new Bench(io.newLoop());
    try (Socket peer = connected(bench)) {
      bench.loop.close();
      assertClosed(bench, peer);
    }
    assertEquals(0, Io.openSockets(bench.loop));
    assertEquals(List.of("made"), made.get(0).events);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopThatIsClosedByAnotherThreadClosesItsSockets(Io io) throws Exception {
    Bench bench = new Bench(io.newLoop());
    try (Socket peer = connected(bench)) {
      made.get(0).transport.write(new byte[20_000_000]);
      Thread closer = new Thread(bench.loop::close);
      closer.start();
      closer.join();
      assertClosed(bench, peer);
    }
    assertEquals(List.of("made", "pause"), made.get(0).events);
  }

  @ParameterizedTest
  @EnumSource
  void aTransportThatOutlivesItsLoopWritesNothingAndSaysWhyItCannotClose(Io io) throws Exception {
    Bench bench = new Bench(io.newLoop());
    try (Socket peer = connected(bench)) {
      bench.loop.close();
      Transport transport = made.get(0).transport;
      transport.write(new byte[10]);
      transport.pauseReading();
      transport.resumeReading();
      assertEquals(
          "Event loop is closed: " + bench.loop + "; make another one by EventLoop.create()",
          assertThrows(IllegalStateException.class, transport::abort).getMessage());
      assertClosed(bench, peer);
    }
    assertEquals(List.of("made"), made.get(0).events);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopThatIsClosedWhileItConnectsClosesThatSocket(Io io) throws Exception {
    Bench bench = new Bench(io.newLoop());
    try (FullListener listener = new FullListener()) {
      Task<Connection<Recorder>> connecting =
          bench.loop.createTask(Net.createConnection(this::record, "127.0.0.1", listener.port()));
      bench.run(script(v -> Asyncio.yieldNow()).then(v -> Asyncio.yieldNow()));
      assertEquals(1, Io.openSockets(bench.loop));
      bench.loop.close();
      assertEquals(0, Io.openSockets(bench.loop));
      assertFalse(connecting.done());
      assertEquals(List.of(), made);
    }
  }
}
