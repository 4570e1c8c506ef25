package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.continuation.UContext.makeContext;
import static dev.heddle.continuation.UContext.swapContext;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.UContext;

/**
 * Two functions hand control to each other. When f2 ends, its link leads back into f1, and when f1
 * ends, its link leads back to main.
 */
final class Ucontext2 {
  private static final UContext MAIN = new UContext();
  private static final UContext F1 = new UContext();
  private static final UContext F2 = new UContext();

  @Async
  static Coroutine<Void> f1() {
    System.out.println("start f1");
    await(swapContext(F1, F2));
    System.out.println("finish f1");
    return done();
  }

  @Async
  static Coroutine<Void> f2() {
    System.out.println("start f2");
    await(swapContext(F2, F1));
    System.out.println("finish f2");
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    makeContext(F1, Ucontext2::f1, MAIN);
    makeContext(F2, Ucontext2::f2, F1);
    await(swapContext(MAIN, F2));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
