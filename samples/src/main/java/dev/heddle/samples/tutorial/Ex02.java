package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;

/** A coroutine hands a value back to the caller of the loop. */
final class Ex02 {
  @Async
  static Coroutine<String> coroutine() {
    System.out.println("in coroutine");
    return done("result");
  }

  public static void main(String[] args) {
    System.out.println("it returned: " + repr(run(coroutine())));
  }
}
