package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.Task;
import dev.heddle.internal.netty.NettyEngine;
import io.netty.channel.socket.DuplexChannel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What lies between a client that has connected and its protocol. */
class AcceptTest {
  private final List<Recorder> made = new ArrayList<>();

  private Recorder record() {
    Recorder recorder = new Recorder();
    made.add(recorder);
    return recorder;
  }

  private Server server(Bench bench, String host) {
    return (Server) bench.run(script(v -> Net.createServer(this::record, host, 0)));
  }

  /** A loop that looks for I/O within a handle: accepts, and does not come to the next handle. */
  private static void look(Bench bench, int sockets) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (Io.openSockets(bench.loop) < sockets) {
      assertTrue(System.nanoTime() < deadline, "the connection is not accepted within 10 s");
      NettyEngine.of(bench.loop).select(0);
    }
  }

  @EachIo
  void aServerClosedBetweenAcceptAndProtocolClosesTheConnection(Bench bench) throws Exception {
    Server server = server(bench, "127.0.0.1");
    List<String> order = new ArrayList<>();
    try (Socket peer = new Socket("127.0.0.1", server.sockets().get(0).port())) {
      bench.run(
          script(
                  v -> {
                    Task<?> waiting = bench.loop.createTask(server.waitClosed());
                    waiting.addDoneCallback(done -> order.add("closed " + made.size()));
                    look(bench, 2);
                    server.close();
                    return waiting;
                  })
              .then(v -> bench.inThread(() -> peer.getInputStream().read())));
    }
    assertEquals(List.of("closed 0"), order);
    assertEquals(List.of(), made);
  }

  @EachIo
  void clientsAbortedBeforeTheirProtocolHearsOfThemAreMadeAndLost(Bench bench) throws Exception {
    Server server = server(bench, "127.0.0.1");
    try (Socket peer = new Socket("127.0.0.1", server.sockets().get(0).port())) {
      bench.run(
          script(v -> abortOnceAttached(bench, server))
              .then(v -> bench.inThread(() -> peer.getInputStream().readAllBytes().length))
              .run(server::close)
              .then(v -> server.waitClosed()));
    }
    assertEquals(List.of("made", "lost null"), made.get(0).events);
  }

  /** The handle that follows the one that makes the transport: connectionMade is to come. */
  private Object abortOnceAttached(Bench bench, Server server) {
    look(bench, 2);
    bench.loop.callSoon(
        () -> {
          assertEquals(List.of(), made.get(0).events);
          server.abortClients();
        });
    return null;
  }

  @EachIo
  void aFactoryThatGivesNothingIsReportedAndTheSocketClosed(Bench bench) throws Exception {
    Server[] server = new Server[1];
    Object got =
        bench.run(
            script(v -> Net.createServer(() -> null, "127.0.0.1", 0))
                .then(s -> server[0] = (Server) s)
                .then(
                    s ->
                        bench.connect(
                            server[0], socket -> socket.getInputStream().readAllBytes().length))
                .run(() -> server[0].close())
                .then(n -> script(v -> server[0].waitClosed()).then(v -> n)));
    assertEquals(0, got);
    assertEquals(
        List.of(
            "Error on transport creation for incoming connection"
                + " java.lang.NullPointerException: the factory gave no protocol"),
        bench.takeReports());
  }

  /** Some systems refuse options of a connection that its peer has reset already. */
  @EachIo
  void aConnectionThatIsGoneWhenAcceptedIsReportedAndTheNextServed(Bench bench) throws Exception {
    Server server = server(bench, "127.0.0.1");
    Listener listener =
        Listener.bind(bench.loop, new InetSocketAddress("127.0.0.1", 0), ServerOptions.DEFAULTS);
    listener.serve(server);
    DuplexChannel gone = NettyEngine.of(bench.loop).sockets().newSocket();
    gone.unsafe().closeForcibly();
    listener.channelRead(null, gone);
    int port = listener.describe().port();
    try (Socket peer = new Socket("127.0.0.1", port)) {
      look(bench, 3);
      peer.shutdownOutput();
      bench.run(script(v -> bench.inThread(() -> peer.getInputStream().read())));
    }
    String report = String.join("|", bench.takeReports());
    assertTrue(report.matches("Error on transport creation for incoming connection [^|]*"), report);
    assertEquals(List.of("made", "eof", "lost null"), made.get(0).events);
    listener.close();
    server.close();
  }

  @EachIo
  void aServerWithoutHostListensOnBothFamilies(Bench bench) throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    Server server = server(bench, null);
    int port = server.sockets().get(0).port();
    new Socket("127.0.0.1", port).close();
    new Socket("::1", port).close();
    server.close();
  }

  private static boolean hasIpv6() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
  }

  @EachIo
  void aHostOfWhichOneAddressIsTakenLeavesNoSocket(Bench bench) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"))) {
      int port = taken.getLocalPort();
      assertThrows(
          java.net.BindException.class,
          () ->
              bench.run(
                  script(
                      v ->
                          Net.createServer(
                              this::record,
                              List.of("127.0.0.1", "127.0.0.2"),
                              port,
                              ServerOptions.DEFAULTS))));
      assertEquals(0, Io.openSockets(bench.loop));
      server(bench, "127.0.0.1").close();
    }
  }

  @Test
  void aNegativeBacklogIsRefusedBeforeThereIsASocket() {
    assertEquals(
        "backlog must be 0 or more, not -1",
        assertThrows(IllegalArgumentException.class, () -> ServerOptions.DEFAULTS.withBacklog(-1))
            .getMessage());
  }
}
