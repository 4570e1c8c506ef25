package dev.heddle.net;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.Awaitable;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A loop, what is reported to its exception handler, and peers on threads with plain sockets. At
 * its end no socket may be open, and no report that the test has not {@linkplain #takeReports
 * taken}.
 */
final class Bench implements AutoCloseable {
  /** What a peer does with its socket, blocking. */
  interface Peer {
    Object talk(Socket socket) throws Exception;
  }

  final EventLoop loop;
  final List<String> reports = new ArrayList<>();
  final List<Recorder> made = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Bench(EventLoop loop) {
    this.loop = loop;
    loop.setExceptionHandler(
        (owner, context) -> reports.add(context.message() + " " + context.exception()));
  }

  /**
   * Serves one peer to the end; what {@link #made} holds then is its protocol. Whatever happened to
   * it, the loop lives, the next peer is served, and both sockets are closed.
   */
  Object serve(Supplier<? extends Recorder> factory, Peer peer) {
    Server[] server = new Server[1];
    Object got =
        run(
            script(
                    v ->
                        Net.createServer(
                            () -> keep(made.isEmpty() ? factory.get() : new Recorder()),
                            "127.0.0.1",
                            0))
                .then(s -> server[0] = (Server) s)
                .then(s -> connect(server[0], peer))
                .then(answer -> script(v -> connect(server[0], Bench::hello)).then(v -> answer))
                .then(
                    answer -> {
                      server[0].close();
                      return script(v -> server[0].waitClosed()).then(v -> answer);
                    }));
    assertEquals(List.of("made", "data hello", "eof", "lost null"), made.get(1).events);
    return got;
  }

  /** What has been reported since the last time. */
  List<String> takeReports() {
    List<String> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }

  private static Object hello(Socket socket) throws IOException {
    send(socket, "hello");
    socket.shutdownOutput();
    return readAll(socket);
  }

  private Recorder keep(Recorder recorder) {
    made.add(recorder);
    return recorder;
  }

  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  <T> T run(Awaitable<T> main) {
    return loop.runUntilComplete(main);
  }

  /** A peer that connects to a server of ours. */
  Future<Object> connect(Server server, Peer peer) {
    int port = server.sockets().get(0).port();
    return inThread(
        () -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return peer.talk(socket);
          }
        });
  }

  /** A peer that takes one connection. */
  Future<Object> accept(ServerSocket listener, Peer peer) {
    return inThread(
        () -> {
          try (Socket socket = listener.accept()) {
            return peer.talk(socket);
          }
        });
  }

  static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  Future<Object> inThread(Callable<Object> action) {
    Future<Object> answer = loop.createFuture();
    Thread thread =
        new Thread(
            () -> {
              Object result;
              try {
                result = action.call();
              } catch (Exception failure) {
                result = failure.toString();
              }
              Object value = result;
              if (!loop.isClosed()) {
                loop.callSoonThreadsafe(() -> answer.setResult(value));
              }
            });
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return answer;
  }

  private static String trace(Thread thread) {
    return Arrays.toString(thread.getStackTrace());
  }

  @Override
  public void close() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(20_000);
      assertFalse(thread.isAlive(), () -> "a peer has not ended: " + trace(thread));
    }
    assertEquals(0, Io.openSockets(loop), "open sockets");
    assertEquals(List.of(), reports);
  }
}
