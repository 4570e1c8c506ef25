package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;

/** Done-callbacks of a Future, called in the order they were added. */
final class Ex09 {
  static void callback(Future<String> future, int n) {
    System.out.println(n + ": future done: " + future.result());
  }

  @Async
  static Coroutine<Void> registerCallbacks(Future<String> allDone) {
    System.out.println("registering callbacks on future");
    allDone.addDoneCallback(future -> callback(allDone, 1));
    allDone.addDoneCallback(future -> callback(allDone, 2));
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    Future<String> allDone = EventLoop.running().createFuture();
    await(registerCallbacks(allDone));
    System.out.println("setting result of future");
    allDone.setResult("the result");
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
