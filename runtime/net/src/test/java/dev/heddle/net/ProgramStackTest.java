package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** No program runs inside a pipeline: nothing of Netty is below a callback on the stack. */
class ProgramStackTest {
  /** A peer that reads at once may take it all before the write returns: no pause. */
  private final CountDownLatch written = new CountDownLatch(1);

  private final Set<String> called = new LinkedHashSet<>();
  private final List<String> inNetty = new ArrayList<>();

  private void calls(String what) {
    called.add(what);
    StackWalker.getInstance()
        .forEach(
            frame -> {
              if (frame.getClassName().startsWith("io.netty.")) {
                inNetty.add(what + " in " + frame);
              }
            });
  }

  @EachIo
  void noCallbackRunsInsideAPipeline(Bench bench) throws Exception {
    bench.loop.setExceptionHandler((loop, context) -> calls("handler"));
    Server[] server = new Server[1];
    bench.run(
        script(v -> Net.createServer(this::protocol, "127.0.0.1", 0))
            .then(s -> server[0] = (Server) s)
            .then(s -> bench.connect(server[0], this::talk))
            .run(() -> server[0].close())
            .then(s -> server[0].waitClosed()));
    bench.run(
        script(v -> refused(bench))
            .except(
                failure -> {
                  calls("refused");
                  return null;
                }));
    assertEquals(
        Set.of("factory", "made", "pause", "data", "resume", "eof", "handler", "lost", "refused"),
        called);
    assertEquals(List.of(), inNetty);
  }

  private static Object refused(Bench bench) throws Exception {
    return Net.createConnection(Recorder::new, "127.0.0.1", ConnectTest.freePort());
  }

  private Object talk(java.net.Socket socket) throws Exception {
    socket.getOutputStream().write('x');
    written.await();
    socket.getInputStream().readNBytes(20_000_000);
    socket.shutdownOutput();
    return socket.getInputStream().read();
  }

  /** A failure of Netty's own that is none of the network: reported, but not from within Netty. */
  @EachIo
  void aFailureThatNettyTellsIsReportedInAHandle(Bench bench) throws Exception {
    bench.serve(
        () ->
            new Recorder() {
              @Override
              public void connectionMade(Transport transport) {
                super.connectionMade(transport);
                Outgoing.Listener told = (Outgoing.Listener) transport;
                told.onFailure(new IllegalStateException("no memory"));
                told.onFailure(new IllegalStateException("again"));
                assertEquals(List.of(), bench.reports);
                assertTrue(transport.isClosing());
              }
            },
        socket -> socket.getInputStream().readAllBytes().length);
    assertEquals(
        List.of("made", "lost java.lang.IllegalStateException: no memory"),
        bench.made.get(0).events);
    assertEquals(
        List.of("Fatal write error on socket transport java.lang.IllegalStateException: no memory"),
        bench.takeReports());
  }

  private Protocol protocol() {
    calls("factory");
    return new Protocol() {
      private Transport transport;

      @Override
      public void connectionMade(Transport made) {
        calls("made");
        transport = made;
        made.write(new byte[20_000_000]);
        written.countDown();
      }

      @Override
      public void pauseWriting() {
        calls("pause");
      }

      @Override
      public void dataReceived(byte[] data) {
        calls("data");
      }

      @Override
      public void resumeWriting() {
        calls("resume");
        EventLoop.running()
            .callSoon(
                () -> {
                  throw new IllegalStateException("for the handler");
                });
      }

      @Override
      public boolean eofReceived() {
        calls("eof");
        transport.close();
        return true;
      }

      @Override
      public void connectionLost(Throwable failure) {
        calls("lost");
      }
    };
  }
}
