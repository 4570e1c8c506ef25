package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.asCompleted;
import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** asCompleted() yields in order of completion. */
final class Ex17 {
  @Async
  static Coroutine<String> phase(int i) {
    System.out.println("in phase " + i);
    await(sleep(Duration.ofMillis(500 - 100L * i)));
    System.out.println("done with phase " + i);
    return done("phase " + i + " result");
  }

  @Async
  static Coroutine<Void> start(int count) {
    System.out.println("starting main");
    List<Coroutine<String>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(phase(i));
    }
    System.out.println("waiting for phases to complete");
    List<String> results = new ArrayList<>();
    for (var next : asCompleted(calls)) {
      String answer = await(next);
      System.out.println("received answer " + repr(answer));
      results.add(answer);
    }
    System.out.println("results: " + repr(results));
    return done();
  }

  public static void main(String[] args) {
    run(start(3));
  }
}
