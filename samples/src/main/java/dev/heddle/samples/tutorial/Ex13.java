package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.ensureFuture;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.Runner;

/** ensureFuture makes a task of a coroutine, and anyone may await it. */
final class Ex13 {
  @Async
  static Coroutine<String> wrapped() {
    System.out.println("wrapped");
    return done("result");
  }

  @Async
  static Coroutine<Void> inner(Future<String> task) {
    System.out.println("inner: starting");
    System.out.println("inner: waiting for " + task);
    String value = await(task);
    System.out.println("inner: task returned " + repr(value));
    return done();
  }

  @Async
  static Coroutine<Void> starter() {
    System.out.println("starter: creating task");
    Future<String> task = ensureFuture(wrapped());
    System.out.println("starter: waiting for inner");
    await(inner(task));
    System.out.println("starter: inner returned");
    return done();
  }

  public static void main(String[] args) {
    try (var runner = new Runner()) {
      System.out.println("entering event loop");
      runner.run(starter());
    }
  }
}
