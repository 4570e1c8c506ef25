package dev.heddle.internal.netty;

import static dev.heddle.internal.netty.Backends.inThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which thread a loop's sockets belong to, and what becomes of them with the loop. */
@Timeout(20)
class NettyEngineTest {

  private static ServerChannel listen(EventLoop loop) {
    NettyLoop netty = NettyEngine.of(loop).sockets();
    ServerChannel channel;
    try {
      channel = netty.newServerSocket();
      netty.register(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }

  private static int port(ServerChannel channel) {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @ParameterizedTest
  @EnumSource
  void aLoopWithoutSocketsMovesBetweenThreads(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      for (int i = 0; i < 3; i++) {
        inThread(
            () -> {
              loop.callSoon(() -> NettyEngine.of(loop).sockets());
              loop.callLater(Duration.ofMillis(1), loop::stop);
              loop.runForever();
            });
      }
    }
  }

  /**
   * The first handle on the other thread may open a socket before the loop has looked for any: with
   * callbacks ready, it looks only now and then.
   */
  @ParameterizedTest
  @EnumSource
  void aSocketOpenedOnAnotherThreadBelongsToThatThread(Backends backend) {
    List<Boolean> own = new ArrayList<>();
    try (EventLoop loop = backend.newLoop()) {
      for (int i = 0; i < 3; i++) {
        inThread(
            () -> {
              ServerChannel channel = listen(loop);
              own.add(NettyEngine.of(loop).sockets().isOnItsThread() && channel.isActive());
              channel.close();
            });
      }
    }
    assertEquals(List.of(true, true, true), own);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopWithSocketsStaysOnItsThread(Backends backend) {
    EventLoop loop = backend.newLoop();
    listen(loop);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                inThread(
                    () -> {
                      loop.callSoon(loop::stop);
                      loop.callLater(Duration.ofMillis(1), loop::stop);
                      loop.runForever();
                    }));
    assertEquals(
        "the event loop has 1 open sockets, which belong to "
            + Thread.currentThread()
            + "; run the loop there, or close them before it moves to another thread",
        refused.getMessage());
    loop.close();
  }

  @ParameterizedTest
  @EnumSource
  void aLoopClosedByAnotherThreadClosesItsSockets(Backends backend) {
    EventLoop loop = backend.newLoop();
    int port = port(listen(loop));
    inThread(loop::close);
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    NettyEngine.of(loop).wakeup();
    loop.close();
  }

  @ParameterizedTest
  @EnumSource
  void aSocketThatCannotBeWatchedIsAnIOException(Backends backend) throws IOException {
    try (EventLoop loop = backend.newLoop()) {
      NettyLoop netty = NettyEngine.of(loop).sockets();
      Channel gone = netty.newSocket();
      gone.unsafe().closeForcibly();
      IOException refused = assertThrows(IOException.class, () -> netty.register(gone));
      assertTrue(refused.getMessage().startsWith("cannot watch [id: "), refused.getMessage());
      assertEquals(0, netty.openChannels());
    }
  }

  @Test
  void aSocketThatCannotBeOpenedIsAnIOException() {
    SocketException full = new SocketException("Too many open files");
    SocketFamily none =
        ChangedFamily.of(
            Families.nio(),
            "new.*Socket",
            channel -> {
              ((Channel) channel).unsafe().closeForcibly();
              throw new ChannelException("Failed to open a socket.", full);
            });
    NettyLoop netty = new NettyLoop(none);
    for (Executable opening : List.<Executable>of(netty::newSocket, netty::newServerSocket)) {
      assertEquals(
          "cannot open a socket: Too many open files",
          assertThrows(IOException.class, opening).getMessage());
    }
    netty.close();
  }
}
