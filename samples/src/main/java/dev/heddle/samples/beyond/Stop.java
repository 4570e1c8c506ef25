package dev.heddle.samples.beyond;

import static dev.heddle.samples.Repr.repr;

import dev.heddle.EventLoop;

/** {@code stop()} ends {@code runForever()} after the current pass over what is ready. */
final class Stop {
  private Stop() {}

  private static void stopper(EventLoop loop) {
    System.out.println("stopper invoked");
    loop.stop();
    loop.callSoon(() -> System.out.println("scheduled by stopper: next run"));
  }

  public static void main(String[] args) {
    EventLoop loop = EventLoop.create();
    loop.callSoon(() -> System.out.println("before stopper"));
    loop.callSoon(() -> stopper(loop));
    loop.callSoon(() -> System.out.println("queued after stopper: same pass"));
    try (loop) {
      System.out.println("entering event loop");
      loop.runForever();
      System.out.println("out of the loop");
      loop.stop();
      loop.runForever(); // one single pass
      System.out.println("out again");
      System.out.println("closing event loop");
    }
    System.out.println("closed " + repr(loop.isClosed()) + " running " + repr(loop.isRunning()));
    try {
      loop.callSoon(() -> System.out.println());
    } catch (IllegalStateException error) {
      System.out.println("RuntimeError: " + error.getMessage());
    }
    loop.close();
    System.out.println("closing twice is harmless");
  }
}
