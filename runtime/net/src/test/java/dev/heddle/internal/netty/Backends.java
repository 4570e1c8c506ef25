package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.IoBackend;
import dev.heddle.internal.loop.Loops;
import java.util.concurrent.atomic.AtomicReference;

/** The ways to wait that the engine's tests run with, and threads beside the loop's. */
enum Backends {
  NIO(new NioBackend()),
  EPOLL(new EpollBackend());

  final IoBackend backend;

  Backends(IoBackend backend) {
    this.backend = backend;
  }

  /** A loop that has not opened a socket. */
  EventLoop newLoop() {
    assumeTrue(backend.isAvailable(), name() + " does not work on this machine");
    return Loops.create(Clock.MONOTONIC, backend::open);
  }

  /** An engine that waits in Netty already. */
  NettyEngine newEngine(EventLoop loop) {
    NettyEngine engine = NettyEngine.of(loop);
    engine.sockets();
    return engine;
  }

  /** Runs something on another thread, to its end, and throws what it throws. */
  static void inThread(Runnable action) {
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread thread = new Thread(action);
    thread.setUncaughtExceptionHandler((t, failure) -> failed.set(failure));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failed.get() instanceof RuntimeException failure) {
      throw failure;
    }
    if (failed.get() != null) {
      throw new AssertionError(failed.get());
    }
  }
}
