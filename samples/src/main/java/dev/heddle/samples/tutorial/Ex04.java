package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Coroutine.yieldToDriver;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;

/**
 * Ex03 again, as coroutines were before they had {@code await}: generators, which yield to whoever
 * drives them, through all the calls in between.
 *
 * <p>{@code await(yieldToDriver(x))} is their {@code yield x}. The driver is the loop here, which
 * takes a bare {@code yield}, of null, for one turn given up. {@code beyond.TinyLoop} is a driver
 * written by hand.
 */
final class Ex04 {
  record Results(String first, String second) {}

  @Async
  static Coroutine<String> phase1() {
    System.out.println("in phase1");
    await(yieldToDriver(null));
    return done("result1");
  }

  @Async
  static Coroutine<String> phase2(String arg) {
    System.out.println("in phase2");
    await(yieldToDriver(null));
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
