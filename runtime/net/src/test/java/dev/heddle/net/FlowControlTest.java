package dev.heddle.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class FlowControlTest {

  @EachIo
  void aPeerThatDoesNotReadPausesTheWriter(Bench bench) throws Exception {
    int[] sent = new int[1];
    List<Long> sizes = new ArrayList<>();
    Object received =
        bench.serve(
            () ->
                new Recorder() {
                  private boolean paused;

                  @Override
                  public void connectionMade(Transport transport) {
                    super.connectionMade(transport);
                    transport.setWriteBufferLimits(4096);
                    assertEquals(
                        new WriteBufferLimits(1024, 4096), transport.getWriteBufferLimits());
                    while (!paused) {
                      transport.write(new byte[10_000]);
                      sent[0] += 10_000;
                    }
                    sizes.add(transport.getWriteBufferSize());
                    transport.write(new byte[] {'!'});
                    sent[0]++;
                    events.add("waiting");
                  }

                  @Override
                  public void pauseWriting() {
                    super.pauseWriting();
                    paused = true;
                  }

                  @Override
                  public void resumeWriting() {
                    super.resumeWriting();
                    sizes.add(transport.getWriteBufferSize());
                    transport.close();
                  }
                },
            socket -> {
              InputStream in = socket.getInputStream();
              byte[] all = in.readAllBytes();
              return all.length;
            });
    assertEquals(sent[0], received);
    assertEquals(
        List.of("made", "pause", "waiting", "resume", "lost null"), bench.made.get(0).events);
    assertTrue(sizes.get(0) > 4096 && sizes.get(0) <= 4096 + 10_000, sizes.toString());
    assertTrue(sizes.get(1) <= 1024, sizes.toString());
  }

  @EachIo
  void closeSendsWhatIsUnsentFirstAndAbortDropsIt(Bench bench) throws Exception {
    for (boolean abort : new boolean[] {false, true}) {
      int size = 20_000_000;
      CountDownLatch written = new CountDownLatch(1); // a peer that reads at once may get it all
      Object received =
          bench.serve(
              () ->
                  new Recorder() {
                    @Override
                    public void connectionMade(Transport transport) {
                      super.connectionMade(transport);
                      byte[] all = new byte[size];
                      Arrays.fill(all, (byte) 7);
                      transport.write(all);
                      Arrays.fill(all, (byte) 8); // the transport has its own copy
                      boolean isUnsent = transport.getWriteBufferSize() > 0;
                      if (!abort) {
                        written.countDown();
                      }
                      assertTrue(isUnsent);
                      if (abort) {
                        transport.abort();
                      } else {
                        transport.close();
                      }
                      assertEquals(abort, transport.getWriteBufferSize() == 0);
                      assertTrue(transport.isClosing());
                      assertFalse(transport.isReading());
                      transport.close();
                      transport.abort();
                      written.countDown();
                    }
                  },
              socket -> {
                written.await();
                byte[] all = socket.getInputStream().readAllBytes();
                for (byte b : all) {
                  assertEquals(7, b);
                }
                return all.length;
              });
      if (abort) {
        assertTrue((int) received < size);
      }
      assertEquals(List.of("made", "pause", "lost null"), bench.made.get(0).events);
      bench.made.clear();
    }
  }

  @EachIo
  void nothingIsReceivedWhilePaused(Bench bench) throws Exception {
    Object answer =
        bench.serve(
            () ->
                new Recorder() {
                  @Override
                  public void connectionMade(Transport transport) {
                    super.connectionMade(transport);
                    transport.pauseReading();
                    transport.pauseReading();
                    transport.write("go".getBytes(UTF_8));
                    assertFalse(transport.isReading());
                    lost.getLoop()
                        .callLater(
                            Duration.ofMillis(30),
                            () -> {
                              events.add("resume");
                              transport.resumeReading();
                              transport.resumeReading();
                              assertTrue(transport.isReading());
                            });
                  }
                },
            socket -> {
              socket.getInputStream().readNBytes(2);
              Bench.send(socket, "x");
              socket.shutdownOutput();
              return Bench.readAll(socket);
            });
    assertEquals("", answer);
    assertEquals(List.of("made", "resume", "data x", "eof", "lost null"), bench.made.get(0).events);
  }
}
