package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.continuation.UContext.getContext;
import static dev.heddle.continuation.UContext.setContext;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.UContext;
import java.time.Duration;

/**
 * A saved context is entered again and again: the line repeats for ever, once a second.
 *
 * <p>One argument limits the rounds. The counter is static, as in C: a local variable would be what
 * it was when the context was saved, in each round.
 */
final class Ucontext1 {
  private static long left = -1;

  @Async
  static Coroutine<Integer> hello() {
    UContext here = new UContext();
    await(getContext(here));
    if (left == 0) {
      return done(0);
    }
    if (left > 0) {
      left--;
    }
    System.out.println("Hello world");
    await(sleep(Duration.ofSeconds(1)));
    await(setContext(here)); // back to just behind getContext
    return done(1); // not reached
  }

  public static void main(String[] args) {
    if (args.length > 0) {
      left = Long.parseLong(args[0]);
    }
    System.exit(run(hello()));
  }
}
