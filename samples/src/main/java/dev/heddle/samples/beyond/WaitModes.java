package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.asCompleted;
import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.ReturnWhen;
import dev.heddle.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * wait() with its three return conditions, asCompleted() with a timeout. The times are longer than
 * the original's, so that a busy machine does not change what comes first.
 */
final class WaitModes {
  private WaitModes() {}

  @Async
  static Coroutine<String> work(String name, int millis, boolean fail) {
    await(sleep(Duration.ofMillis(millis)));
    if (fail) {
      throw new IllegalArgumentException(name);
    }
    return done(name);
  }

  private static String names(Collection<? extends Future<?>> tasks) {
    return repr(tasks.stream().map(task -> ((Task<?>) task).getName()).sorted().toList());
  }

  private static List<Task<String>> startThree() {
    return List.of(
        createTask(work("fast", 80, false), "fast"),
        createTask(work("fails", 200, true), "fails"),
        createTask(work("slow", 600, false), "slow"));
  }

  @Async
  static Coroutine<Void> waitInEachMode() {
    for (ReturnWhen mode :
        List.of(ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION, ReturnWhen.ALL_COMPLETED)) {
      List<Task<String>> tasks = startThree();
      var answer = await(Asyncio.wait(tasks, mode));
      System.out.println(
          mode + ": done " + names(answer.done()) + " pending " + names(answer.pending()));
      await(gather(true, tasks));
    }
    return done();
  }

  @Async
  static Coroutine<Void> inOrderOfCompletion(List<Task<String>> tasks) {
    try {
      for (var next : asCompleted(tasks, Duration.ofMillis(400))) {
        try {
          System.out.println("as_completed " + await(next));
        } catch (IllegalArgumentException e) {
          System.out.println("as_completed failed ValueError(" + repr(e.getMessage()) + ")");
        }
      }
    } catch (TimeoutException e) {
      System.out.println(
          "as_completed timed out; slow cancelled " + repr(tasks.get(2).cancelled()));
    }
    await(gather(true, tasks));
    return done();
  }

  /** A mode that is none does not get as far as wait() in Java; a bare coroutine may be given. */
  @Async
  static Coroutine<Void> refusals() {
    try {
      await(Asyncio.wait(List.of()));
    } catch (IllegalArgumentException e) {
      System.out.println("ValueError: " + e.getMessage());
    }
    try {
      ReturnWhen.valueOf("SOMETIMES");
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String mode = message.substring(message.lastIndexOf('.') + 1);
      System.out.println("ValueError: Invalid return_when value: " + mode);
    }
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    await(waitInEachMode());
    List<Task<String>> tasks = startThree();
    var answer = await(Asyncio.wait(tasks, Duration.ZERO));
    System.out.println(
        "timeout 0: done " + names(answer.done()) + " pending " + names(answer.pending()));
    await(inOrderOfCompletion(tasks));
    await(refusals());
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
