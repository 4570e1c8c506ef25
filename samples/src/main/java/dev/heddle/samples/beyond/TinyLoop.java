package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Coroutine.yieldToDriver;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Step;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An event loop in a dozen lines: it drives coroutines by hand, in turn, each to its next yield.
 *
 * <p>The coroutines are the tutorial's, as they were before there was {@code await}. What they
 * yield goes to the loop, however deep they are; what the loop sends comes back there. Python
 * prints the same for its generators.
 */
final class TinyLoop {
  @Async
  static Coroutine<String> phase1(String name) {
    System.out.println(name + ": in phase1");
    Object sent = await(yieldToDriver("phase1 of " + name));
    return done("result1 with " + sent);
  }

  @Async
  static Coroutine<String> phase2(String name, String argument) {
    System.out.println(name + ": in phase2");
    Object sent = await(yieldToDriver("phase2 of " + name));
    return done("result2 with " + sent + " derived from " + argument);
  }

  @Async
  static Coroutine<String> outer(String name) {
    try {
      String first = await(phase1(name));
      return done(await(phase2(name, first)));
    } catch (ArithmeticException e) {
      return done(name + " recovered from: " + e.getMessage());
    } finally {
      System.out.println(name + ": finally");
    }
  }

  /** Runs coroutines to their ends, a step of each at a time. */
  private static void runAll(Queue<Coroutine<String>> ready) {
    int turn = 0;
    while (!ready.isEmpty()) {
      Coroutine<String> next = ready.remove();
      boolean isNew = next.state() == Coroutine.State.CREATED;
      Step<String> step = next.send(isNew ? null : ++turn);
      if (step instanceof Step.Yielded<?> yielded) {
        System.out.println("loop: got " + yielded.value());
        ready.add(next);
      } else if (step instanceof Step.Returned<String> end) {
        System.out.println("loop: " + end.result());
      }
    }
  }

  public static void main(String[] args) {
    Queue<Coroutine<String>> ready = new ArrayDeque<>();
    ready.add(outer("a"));
    ready.add(outer("b"));
    runAll(ready);

    Coroutine<String> third = outer("c");
    third.send(null);
    System.out.println(third.throwInto(new ArithmeticException("thrown in")));

    Coroutine<String> fourth = outer("d");
    fourth.send(null);
    System.out.println("d is " + fourth.state());
    fourth.close();
    System.out.println("d is " + fourth.state());
  }
}
