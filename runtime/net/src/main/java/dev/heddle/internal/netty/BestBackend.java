package dev.heddle.internal.netty;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.IoBackend;

/**
 * What loops get when nobody chooses: the best family that works here. It is found out when the
 * first socket is opened, so that a program without sockets does not load Netty.
 */
public final class BestBackend implements IoBackend {

  /** For {@link java.util.ServiceLoader}. */
  public BestBackend() {}

  @Override
  public String name() {
    return "best";
  }

  @Override
  public int priority() {
    return 30;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Engine open(EventLoop loop) {
    return new NettyEngine(Families::best);
  }
}
