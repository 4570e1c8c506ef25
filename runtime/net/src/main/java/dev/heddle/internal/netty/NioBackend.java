package dev.heddle.internal.netty;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.IoBackend;

/** {@code -Dheddle.io=nio}. */
public final class NioBackend implements IoBackend {

  /** For {@link java.util.ServiceLoader}. */
  public NioBackend() {}

  @Override
  public String name() {
    return "nio";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Engine open(EventLoop loop) {
    return new NettyEngine(Families::nio);
  }
}
