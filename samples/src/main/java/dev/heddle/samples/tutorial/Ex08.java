package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Runner;

/** A coroutine awaits a Future that a callback completes. */
final class Ex08 {
  static void markDone(Future<String> future, String result) {
    System.out.println("setting future result to " + repr(result));
    future.setResult(result);
  }

  @Async
  static Coroutine<Void> start() {
    EventLoop loop = EventLoop.running();
    Future<String> allDone = loop.createFuture();
    System.out.println("scheduling mark_done");
    loop.callSoon(() -> markDone(allDone, "the result"));
    System.out.println("returned result: " + repr(await(allDone)));
    return done();
  }

  public static void main(String[] args) {
    try (var runner = new Runner()) {
      try {
        runner.run(start());
      } finally {
        System.out.println("closing event loop");
      }
    }
  }
}
