package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Runner;
import java.time.Duration;

/** Plain methods scheduled with callSoon and callLater. */
final class Ex05 {
  static void callback(int n) {
    System.out.println("callback " + n + " invoked");
  }

  @Async
  static Coroutine<Void> start() {
    EventLoop loop = EventLoop.running();
    System.out.println("registering callbacks");
    loop.callLater(Duration.ofMillis(200), () -> callback(1));
    loop.callLater(Duration.ofMillis(100), () -> callback(2));
    loop.callSoon(() -> callback(3));
    await(sleep(Duration.ofMillis(400)));
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
