package dev.heddle.net;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.IoBackend;
import dev.heddle.internal.loop.Loops;
import dev.heddle.internal.netty.EpollBackend;
import dev.heddle.internal.netty.NettyEngine;
import dev.heddle.internal.netty.NioBackend;

/** The ways to wait for I/O that each test is run with. */
enum Io {
  NIO(new NioBackend()),
  EPOLL(new EpollBackend());

  private final IoBackend backend;

  Io(IoBackend backend) {
    this.backend = backend;
  }

  /** What {@code -Dheddle.io} calls it; ends the test if this machine does not have it. */
  String option() {
    assumeTrue(backend.isAvailable(), name() + " does not work on this machine");
    return backend.name();
  }

  EventLoop newLoop() {
    assumeTrue(backend.isAvailable(), name() + " does not work on this machine");
    return Loops.create(Clock.MONOTONIC, backend::open);
  }

  /** How many sockets of a loop are open. */
  static int openSockets(EventLoop loop) {
    return NettyEngine.of(loop).sockets().openChannels();
  }
}
