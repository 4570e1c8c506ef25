package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.testkit.Script;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class ServerTest {
  private final List<Recorder> made = new ArrayList<>();

  private Recorder record() {
    Recorder recorder = new Recorder();
    made.add(recorder);
    return recorder;
  }

  private Server server(Bench bench, ServerOptions options) {
    return (Server) bench.run(script(v -> Net.createServer(this::record, "127.0.0.1", 0, options)));
  }

  private static int readAll(Socket socket) throws Exception {
    return socket.getInputStream().readAllBytes().length;
  }

  @EachIo
  void waitClosedWaitsForTheLastConnection(Bench bench) throws Exception {
    Server server = server(bench, ServerOptions.DEFAULTS);
    assertTrue(server.isServing());
    List<String> order = new ArrayList<>();
    Future<Object> peer = bench.connect(server, ServerTest::readAll);
    bench.run(
        script(
                v -> {
                  Task<?> waiting = bench.loop.createTask(server.waitClosed());
                  waiting.addDoneCallback(done -> order.add("closed"));
                  return until(() -> !made.isEmpty() && made.get(0).transport != null);
                })
            .run(server::close)
            .run(server::close)
            .then(v -> Asyncio.yieldNow())
            .then(v -> Asyncio.yieldNow())
            .run(() -> order.add("still open"))
            .run(() -> made.get(0).transport.close())
            .then(v -> server.waitClosed())
            .then(v -> peer)
            .then(v -> Asyncio.yieldNow()));
    assertEquals(List.of("still open", "closed"), order);
    assertFalse(server.isServing());
    assertEquals(List.of(), server.sockets());
  }

  @EachIo
  void serveForeverEndsWithItsCancellation(Bench bench) throws Exception {
    Server server = server(bench, ServerOptions.DEFAULTS.withStartServing(false));
    assertFalse(server.isServing());
    Task<?> serving = bench.loop.createTask(server.serveForever());
    Object twice =
        bench.run(
            script(v -> bench.connect(server, socket -> "connected"))
                .then(v -> server.serveForever())
                .except(Throwable::getMessage));
    assertTrue(((String) twice).endsWith("is already being awaited on serveForever()"));
    assertTrue(server.isServing());
    serving.cancel();
    assertThrows(CancelledError.class, () -> bench.run(serving));
    assertFalse(server.isServing());
    IllegalStateException closed =
        assertThrows(IllegalStateException.class, () -> bench.run(server.serveForever()));
    assertEquals("server <Server sockets=[]> is closed", closed.getMessage());
  }

  @EachIo
  void closingEndsServeForever(Bench bench) throws Exception {
    Server server = server(bench, ServerOptions.DEFAULTS);
    Task<?> serving = bench.loop.createTask(server.serveForever());
    bench.run(script(v -> Asyncio.yieldNow()).run(server::close));
    assertThrows(CancelledError.class, () -> bench.run(serving));
  }

  @EachIo
  void connectionsWaitForAServerThatStartsLater(Bench bench) throws Exception {
    Server server =
        server(
            bench,
            ServerOptions.DEFAULTS
                .withStartServing(false)
                .withBacklog(5)
                .withKeepAlive(true)
                .withReuseAddress(true)
                .withReusePort(true));
    Future<Object> peer = bench.connect(server, ServerTest::readAll);
    bench.run(
        script(v -> server.startServing())
            .then(v -> until(() -> !made.isEmpty() && made.get(0).transport != null))
            .run(server::abortClients)
            .then(v -> peer)
            .run(server::close)
            .then(v -> server.waitClosed()));
    assertEquals(List.of("made", "lost null"), made.get(0).events);
  }

  @EachIo
  void allClientsCanBeClosed(Bench bench) throws Exception {
    Server server = server(bench, ServerOptions.DEFAULTS);
    Future<Object> one = bench.connect(server, ServerTest::readAll);
    Future<Object> other = bench.connect(server, ServerTest::readAll);
    bench.run(
        script(v -> until(() -> made.size() == 2 && made.get(1).transport != null))
            .run(server::close)
            .run(server::closeClients)
            .then(v -> server.waitClosed())
            .then(v -> Asyncio.gather(one, other)));
  }

  @EachIo
  void aServerListensOnEachAddressOnce(Bench bench) throws Exception {
    Server server =
        (Server)
            bench.run(
                script(
                    v ->
                        Net.createServer(
                            this::record,
                            Arrays.asList("127.0.0.1", "127.0.0.2", "127.0.0.1"),
                            0,
                            ServerOptions.DEFAULTS)));
    assertEquals(2, server.sockets().size());
    server.close();
    Server everywhere = (Server) bench.run(script(v -> Net.createServer(this::record, null, 0)));
    assertEquals("ok", bench.run(script(v -> bench.connect(everywhere, socket -> "ok"))));
    everywhere.close();
    bench.run(everywhere.waitClosed());
  }

  @EachIo
  void clientsAreServedWhileCallbacksAreAlwaysReady(Bench bench) throws Exception {
    Server server = server(bench, ServerOptions.DEFAULTS);
    Runnable[] busy = new Runnable[1];
    busy[0] = () -> bench.loop.callSoon(busy[0]);
    bench.loop.callSoon(busy[0]);
    Object got =
        bench.run(
            script(
                v ->
                    bench.connect(
                        server,
                        socket -> {
                          socket.getOutputStream().write('x');
                          socket.shutdownOutput();
                          return readAll(socket);
                        })));
    assertEquals(0, got);
    assertEquals(List.of("made", "data x", "eof", "lost null"), made.get(0).events);
    server.close();
    bench.run(server.waitClosed());
  }

  @EachIo
  void unsentBytesGoWithTheLoopWithoutAWord(Bench bench) throws Exception {
    List<String> log = new ArrayList<>();
    Handler handler = new LogTo(log);
    Logger logger = Logger.getLogger("");
    logger.addHandler(handler);
    try {
      Server server = server(bench, ServerOptions.DEFAULTS);
      try (Socket peer = new Socket("127.0.0.1", server.sockets().get(0).port())) {
        bench.run(script(v -> until(() -> !made.isEmpty() && made.get(0).transport != null)));
        made.get(0).transport.write(new byte[20_000_000]);
        assertTrue(made.get(0).transport.getWriteBufferSize() > 0);
        bench.loop.close();
        assertFalse(peer.isClosed());
      }
      assertEquals(List.of("made", "pause"), made.get(0).events);
      assertEquals(List.of(), log);
      assertEquals(List.of(), bench.reports);
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static final class LogTo extends Handler {
    private final List<String> lines;

    LogTo(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
        lines.add(line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  interface Condition {
    boolean holds();
  }

  /** Gives up turns until something holds. */
  static Script<Object> until(Condition condition) {
    return script(
        v ->
            condition.holds() ? null : script(w -> Asyncio.yieldNow()).then(w -> until(condition)));
  }
}
