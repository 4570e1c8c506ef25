package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** wait() for several tasks. */
final class Ex14 {
  @Async
  static Coroutine<String> phase(int i) {
    System.out.println("in phase " + i);
    await(sleep(Duration.ofMillis(100L * i)));
    System.out.println("done with phase " + i);
    return done("phase " + i + " result");
  }

  @Async
  static Coroutine<Void> start(int count) {
    System.out.println("starting main");
    List<Task<String>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(createTask(phase(i)));
    }
    System.out.println("waiting for phases to complete");
    var answer = await(Asyncio.wait(tasks));
    System.out.println("results: " + repr(answer.done().stream().map(Future::result).toList()));
    return done();
  }

  public static void main(String[] args) {
    run(start(3));
  }
}
