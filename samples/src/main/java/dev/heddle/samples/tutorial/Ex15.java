package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** wait() with a timeout leaves tasks pending; cancel them. */
final class Ex15 {
  @Async
  static Coroutine<String> phase(int i) {
    System.out.println("in phase " + i);
    try {
      await(sleep(Duration.ofMillis(100L * i)));
    } catch (CancelledError e) {
      System.out.println("phase " + i + " canceled");
      throw e;
    }
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
    // Phase 1 sleeps as long, but its timer is made after this one.
    var answer = await(Asyncio.wait(tasks, Duration.ofMillis(100)));
    System.out.println(
        answer.done().size() + " completed and " + answer.pending().size() + " pending");
    if (!answer.pending().isEmpty()) {
      System.out.println("canceling tasks");
      for (Future<String> task : answer.pending()) {
        task.cancel();
      }
    }
    System.out.println("exiting main");
    return done();
  }

  public static void main(String[] args) {
    run(start(3)); // run() waits for what was cancelled
  }
}
