package dev.heddle.internal.loop;

import dev.heddle.EventLoop;

/** The backend that works everywhere and knows no I/O. */
final class ParkBackend implements IoBackend {
  @Override
  public String name() {
    return "park";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Engine open(EventLoop loop) {
    return new ParkEngine();
  }
}
