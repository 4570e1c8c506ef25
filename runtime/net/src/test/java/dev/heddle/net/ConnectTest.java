package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.testkit.Script;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectTest {
  static int freePort() throws Exception {
    try (ServerSocket socket = Bench.listener()) {
      return socket.getLocalPort();
    }
  }

  @EachIo
  void aConnectionIsMadeWhenItIsGiven(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      Future<Object> peer =
          bench.accept(
              listener, socket -> new String(socket.getInputStream().readAllBytes(), UTF_8));
      Recorder[] recorder = new Recorder[1];
      Object got =
          bench.run(
              script(v -> Net.createConnection(Recorder::new, "127.0.0.1", listener.getLocalPort()))
                  .then(
                      made -> {
                        Connection<?> connection = (Connection<?>) made;
                        recorder[0] = (Recorder) connection.protocol();
                        assertSame(recorder[0].transport, connection.transport());
                        connection.transport().writelines(List.of("a".getBytes(UTF_8)));
                        connection.transport().write("xbcx".getBytes(UTF_8), 1, 2);
                        connection.transport().close();
                        connection.transport().write("ignored".getBytes(UTF_8));
                        return recorder[0].lost;
                      })
                  .then(lost -> peer));
      assertEquals("abc", got);
      assertEquals(List.of("made", "lost null"), recorder[0].events);
    }
  }

  @EachIo
  void aRefusedConnectionIsAConnectException(Bench bench) throws Exception {
    int port = freePort();
    ConnectException refused =
        assertThrows(
            ConnectException.class,
            () -> bench.run(script(v -> Net.createConnection(Recorder::new, "127.0.0.1", port))));
    assertEquals(
        "Connect call failed /127.0.0.1:" + port + ": Connection refused", refused.getMessage());
    assertEquals(0, Io.openSockets(bench.loop));
    assertEquals("alive", bench.run(script(v -> "alive")));
  }

  @EachIo
  void theAddressesOfANameAreTriedOneAfterTheOther(Bench bench) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Future<Object> peer = bench.accept(listener, socket -> "accepted");
      Object got =
          bench.run(
              script(v -> Net.createConnection(Recorder::new, "localhost", listener.getLocalPort()))
                  .then(
                      made -> {
                        ((Connection<?>) made).transport().abort();
                        return peer;
                      }));
      assertEquals("accepted", got);
    }
  }

  @EachIo
  void anUnknownNameIsToldAsSuch(Bench bench) throws Exception {
    assertThrows(
        UnknownHostException.class,
        () -> bench.run(script(v -> Net.openConnection("no such host.invalid", 1))));
  }

  @EachIo
  void aPortInUseIsABindException(Bench bench) throws Exception {
    try (ServerSocket taken = Bench.listener()) {
      int port = taken.getLocalPort();
      BindException refused =
          assertThrows(
              BindException.class,
              () -> bench.run(script(v -> Net.createServer(Recorder::new, "127.0.0.1", port))));
      assertEquals(
          "error while attempting to bind on address /127.0.0.1:"
              + port
              + ": address already in use",
          refused.getMessage());
      assertEquals(0, Io.openSockets(bench.loop));
      assertEquals("alive", bench.run(script(v -> "alive")));
    }
  }

  @EachIo
  void aFactoryThatFailsClosesTheSocket(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      Future<Object> peer =
          bench.accept(listener, socket -> socket.getInputStream().readAllBytes().length);
      Script<Object> main =
          script(
                  v ->
                      Net.createConnection(
                          () -> {
                            throw new IllegalStateException("no protocol");
                          },
                          "127.0.0.1",
                          listener.getLocalPort()))
              .except(
                  failure -> {
                    assertEquals("no protocol", failure.getMessage());
                    return peer;
                  });
      assertEquals(0, bench.run(main));
    }
  }

  @EachIo
  void cancelledAtAnyPassAConnectionLeavesNoSocket(Bench bench) throws Exception {
    for (int passes = 0; passes < 8; passes++) {
      int before = passes;
      try (ServerSocket listener = Bench.listener()) {
        Task<Connection<Recorder>> task =
            bench.loop.createTask(
                Net.createConnection(Recorder::new, "127.0.0.1", listener.getLocalPort()));
        Script<Object> main = script(v -> null);
        for (int i = 0; i < before; i++) {
          main.then(v -> Asyncio.yieldNow());
        }
        main.run(task::cancel)
            .then(v -> Asyncio.wait(List.of(task)))
            .run(
                () -> {
                  if (!task.cancelled()) {
                    task.result().transport().abort();
                  }
                });
        for (int i = 0; i < 4; i++) {
          main.then(v -> Asyncio.yieldNow());
        }
        bench.run(main);
        assertEquals(0, Io.openSockets(bench.loop), "cancelled after " + before);
      }
    }
  }

  @EachIo
  void anAttemptThatWaitsForItsPeerCanBeCancelled(Bench bench) throws Exception {
    try (FullListener full = new FullListener()) {
      Task<Connection<Recorder>> task =
          bench.loop.createTask(Net.createConnection(Recorder::new, "127.0.0.1", full.port()));
      bench.run(
          script(v -> Asyncio.yieldNow())
              .then(v -> Asyncio.yieldNow())
              .run(() -> assertEquals(1, Io.openSockets(bench.loop)))
              .run(task::cancel)
              .then(v -> Asyncio.wait(List.of(task))));
      assertTrue(task.cancelled());
    }
  }

  @EachIo
  void theOwnAddressCanBeChosen(Bench bench) throws Exception {
    try (ServerSocket listener = Bench.listener()) {
      int port = freePort();
      Future<Object> peer = bench.accept(listener, socket -> socket.getPort());
      ConnectOptions options =
          ConnectOptions.DEFAULTS.withLocalAddress(new InetSocketAddress("127.0.0.1", port));
      Object seen =
          bench.run(
              script(
                      v ->
                          Net.createConnection(
                              Recorder::new, "127.0.0.1", listener.getLocalPort(), options))
                  .then(
                      made -> {
                        ((Connection<?>) made).transport().close();
                        return peer;
                      }));
      assertEquals(port, seen);
    }
  }

  @Test
  void aPortOutOfRangeIsRefusedAtOnce() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Net.createConnection(Recorder::new, "127.0.0.1", 70_000));
    assertEquals("port must be 0-65535, not 70000", refused.getMessage());
  }
}
