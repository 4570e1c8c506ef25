package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import java.time.Duration;
import java.util.List;

/** gather() keeps the order of its arguments. */
final class Ex16 {
  @Async
  static Coroutine<String> phase1() {
    System.out.println("in phase1");
    await(sleep(Duration.ofSeconds(2)));
    System.out.println("done with phase1");
    return done("phase1 result");
  }

  @Async
  static Coroutine<String> phase2() {
    System.out.println("in phase2");
    await(sleep(Duration.ofSeconds(1)));
    System.out.println("done with phase2");
    return done("phase2 result");
  }

  @Async
  static Coroutine<Void> start() {
    System.out.println("starting main");
    System.out.println("waiting for phases to complete");
    List<String> results = await(gather(phase1(), phase2()));
    System.out.println("results: " + repr(results));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
