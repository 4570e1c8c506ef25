package dev.heddle.internal.netty;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.IoBackend;

/** {@code -Dheddle.io=epoll}. */
public final class EpollBackend implements IoBackend {

  /** For {@link java.util.ServiceLoader}. */
  public EpollBackend() {}

  @Override
  public String name() {
    return "epoll";
  }

  @Override
  public int priority() {
    return 20;
  }

  @Override
  public boolean isAvailable() {
    return Families.hasEpoll();
  }

  @Override
  public Engine open(EventLoop loop) {
    return new NettyEngine(Families::epoll);
  }
}
