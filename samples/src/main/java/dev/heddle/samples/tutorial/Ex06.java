package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.seconds;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Runner;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Plain methods scheduled at absolute times of the loop's own clock. */
final class Ex06 {
  static void callback(int n, EventLoop loop) {
    System.out.println("callback " + n + " invoked at " + seconds(loop.time()));
  }

  @Async
  static Coroutine<Void> start() {
    EventLoop loop = EventLoop.running();
    long wallClock = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    System.out.println("clock time: " + seconds(wallClock));
    long start = loop.time();
    System.out.println("loop  time: " + seconds(start));
    System.out.println("registering callbacks");
    loop.callAt(start + TimeUnit.MILLISECONDS.toNanos(200), () -> callback(1, loop));
    loop.callAt(start + TimeUnit.MILLISECONDS.toNanos(100), () -> callback(2, loop));
    loop.callSoon(() -> callback(3, loop));
    await(sleep(Duration.ofSeconds(1)));
    return done();
  }

  public static void main(String[] args) {
    try (var runner = new Runner()) {
      try {
        System.out.println("entering event loop");
        runner.run(start());
      } finally {
        System.out.println("closing event loop");
      }
    }
  }
}
