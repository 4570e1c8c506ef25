package dev.heddle.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class HalfCloseTest {

  @EachIo
  void aSideStaysOpenAfterEofIfTheProtocolSaysSo(Bench bench) throws Exception {
    Object answer =
        bench.serve(
            () ->
                new Recorder() {
                  @Override
                  public boolean eofReceived() {
                    super.eofReceived();
                    lost.getLoop()
                        .callSoon(
                            () -> {
                              transport.write("late".getBytes(UTF_8));
                              transport.writeEof();
                              transport.close();
                            });
                    return true;
                  }
                },
            socket -> {
              socket.shutdownOutput();
              return Bench.readAll(socket);
            });
    assertEquals("late", answer);
    assertEquals(List.of("made", "eof", "lost null"), bench.made.get(0).events);
  }

  @EachIo
  void muchCanBeWrittenAndReadingPausedAfterThePeersEof(Bench bench) throws Exception {
    int size = 20_000_000;
    CountDownLatch written = new CountDownLatch(1); // till then the peer takes nothing
    Object answer =
        bench.serve(
            () ->
                new Recorder() {
                  @Override
                  public boolean eofReceived() {
                    super.eofReceived();
                    lost.getLoop().callLater(Duration.ofMillis(5), this::answer);
                    return true;
                  }

                  private void answer() {
                    transport.pauseReading();
                    transport.resumeReading();
                    transport.write(new byte[size]);
                    written.countDown();
                    transport.close();
                  }
                },
            socket -> {
              socket.shutdownOutput();
              written.await();
              return socket.getInputStream().readAllBytes().length;
            });
    assertEquals(size, answer);
    assertEquals(List.of("made", "eof", "pause", "resume", "lost null"), bench.made.get(0).events);
  }

  @EachIo
  void aPeerCanGoOnSendingAfterOurEof(Bench bench) throws Exception {
    Object answer =
        bench.serve(
            () ->
                new Recorder() {
                  @Override
                  public void connectionMade(Transport transport) {
                    super.connectionMade(transport);
                    assertTrue(transport.canWriteEof());
                    transport.writeEof();
                    IllegalStateException refused =
                        assertThrows(
                            IllegalStateException.class, () -> transport.write(new byte[1]));
                    events.add(refused.getMessage());
                  }
                },
            socket -> {
              String all = Bench.readAll(socket);
              Bench.send(socket, "still here");
              return all;
            });
    assertEquals("", answer);
    assertEquals(
        List.of(
            "made", "Cannot call write() after writeEof()", "data still here", "eof", "lost null"),
        bench.made.get(0).events);
  }
}
