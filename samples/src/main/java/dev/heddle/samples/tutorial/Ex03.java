package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;

/** One coroutine awaits two others, one after the other. */
final class Ex03 {
  record Results(String first, String second) {}

  @Async
  static Coroutine<String> phase1() {
    System.out.println("in phase1");
    return done("result1");
  }

  @Async
  static Coroutine<String> phase2(String arg) {
    System.out.println("in phase2");
    return done("result2 derived from " + arg);
  }

  @Async
  static Coroutine<Results> outer() {
    System.out.println("in outer");
    System.out.println("waiting for result1");
    String first = await(phase1());
    System.out.println("waiting for result2");
    String second = await(phase2(first));
    return done(new Results(first, second));
  }

  public static void main(String[] args) {
    System.out.println("return value: " + repr(run(outer())));
  }
}
