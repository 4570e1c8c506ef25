package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.IoBackend;
import dev.heddle.internal.loop.Loops;
import io.netty.channel.ServerChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class NettyEngineTest {
  static Stream<IoBackend> backends() {
    return Stream.of(new NioBackend(), new EpollBackend());
  }

  private static EventLoop newLoop(IoBackend backend) {
    assumeTrue(backend.isAvailable());
    return Loops.create(Clock.MONOTONIC, backend::open);
  }

  private static void inThread(Runnable action) throws InterruptedException {
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread thread = new Thread(action);
    thread.setUncaughtExceptionHandler((t, failure) -> failed.set(failure));
    thread.start();
    thread.join();
    if (failed.get() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private static int listen(NettyLoop netty) {
    ServerChannel channel = netty.family().newServerSocket();
    netty.register(channel);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aWakeupBeforeTheWaitEndsIt(IoBackend backend) throws InterruptedException {
    try (EventLoop loop = newLoop(backend)) {
      Engine engine = NettyEngine.of(loop);
      NettyEngine.of(loop).sockets();
      for (int i = 0; i < 3; i++) {
        inThread(engine::wakeup);
        engine.select(Engine.FOREVER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aWakeupDuringTheWaitEndsIt(IoBackend backend) throws InterruptedException {
    try (EventLoop loop = newLoop(backend)) {
      Engine engine = NettyEngine.of(loop);
      NettyEngine.of(loop).sockets();
      Thread waiting = Thread.currentThread();
      Thread waker =
          new Thread(
              () -> {
                while (waiting.getState() == Thread.State.NEW) {
                  Thread.onSpinWait();
                }
                engine.wakeup();
              });
      waker.start();
      engine.select(Engine.FOREVER);
      waker.join();
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void noWaitEndsBeforeItsTimeAndAGlanceTakesNone(IoBackend backend) {
    try (EventLoop loop = newLoop(backend)) {
      Engine engine = NettyEngine.of(loop);
      NettyEngine.of(loop).sockets();
      engine.select(0);
      long before = System.nanoTime();
      engine.select(2_300_000);
      assertTrue(System.nanoTime() - before >= 2_300_000);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void anInterruptNeitherEndsNorSpinsTheLoop(IoBackend backend) {
    try (EventLoop loop = newLoop(backend)) {
      loop.callSoon(() -> NettyEngine.of(loop).sockets());
      loop.callSoon(() -> Thread.currentThread().interrupt());
      loop.callLater(java.time.Duration.ofMillis(5), loop::stop);
      loop.runForever();
      assertTrue(Thread.interrupted());
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void handlesOfOtherThreadsReachALoopThatWaits(IoBackend backend) throws InterruptedException {
    try (EventLoop loop = newLoop(backend)) {
      int[] count = new int[1];
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  loop.callSoonThreadsafe(
                      () -> {
                        if (++count[0] == 2000) {
                          loop.stop();
                        }
                      });
                }
              });
      loop.callSoon(() -> NettyEngine.of(loop).sockets());
      loop.callSoon(sender::start);
      loop.runForever();
      sender.join();
      assertEquals(2000, count[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aLoopWithoutSocketsMovesBetweenThreads(IoBackend backend) throws InterruptedException {
    try (EventLoop loop = newLoop(backend)) {
      for (int i = 0; i < 3; i++) {
        inThread(
            () -> {
              loop.callSoon(() -> NettyEngine.of(loop).sockets());
              loop.callLater(java.time.Duration.ofMillis(1), loop::stop);
              loop.runForever();
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aLoopWithSocketsStaysOnItsThread(IoBackend backend) throws InterruptedException {
    EventLoop loop = newLoop(backend);
    listen(NettyEngine.of(loop).sockets());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                inThread(
                    () -> {
                      loop.callSoon(loop::stop);
                      loop.callLater(java.time.Duration.ofMillis(1), loop::stop);
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
  @MethodSource("backends")
  void aLoopClosedByAnotherThreadClosesItsSockets(IoBackend backend) throws InterruptedException {
    EventLoop loop = newLoop(backend);
    int port = listen(NettyEngine.of(loop).sockets());
    inThread(loop::close);
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    NettyEngine.of(loop).wakeup();
    loop.close();
  }

  @Test
  void aLoopGetsTheBestThatWorksHere() {
    try (EventLoop loop = EventLoop.create()) {
      assertEquals(
          NativeAccess.isSilent() && new EpollBackend().isAvailable()
              ? EpollSockets.class
              : NioSockets.class,
          NettyEngine.of(loop).sockets().family().getClass());
    }
  }

  @Test
  void anyCanBeChosen() {
    String before = System.getProperty("heddle.io");
    try {
      System.setProperty("heddle.io", "nio");
      try (EventLoop loop = EventLoop.create()) {
        assertInstanceOf(NioSockets.class, NettyEngine.of(loop).sockets().family());
      }
      System.setProperty("heddle.io", "park");
      try (EventLoop loop = EventLoop.create()) {
        assertEquals(
            "<EventLoop running=False closed=False> cannot open sockets: it was made with"
                + " -Dheddle.io=park or by other means than heddle-net's; leave the option out, or"
                + " choose nio or epoll",
            assertThrows(IllegalStateException.class, () -> NettyEngine.of(loop)).getMessage());
      }
    } finally {
      if (before == null) {
        System.clearProperty("heddle.io");
      } else {
        System.setProperty("heddle.io", before);
      }
    }
  }

  @Test
  void waitsAreRoundedUpWhereTheSystemWaitsWholeMilliseconds() {
    SocketFamily nio = Families.nio();
    assertEquals(1_000_000, nio.grain(1));
    assertEquals(1_000_000, nio.grain(1_000_000));
    assertEquals(2_000_000, nio.grain(1_000_001));
    assertEquals(Long.MAX_VALUE - 1, nio.grain(Long.MAX_VALUE - 1));
    assertEquals(1, Families.epoll().grain(1));
    assertFalse(nio instanceof EpollSockets);
  }
}
