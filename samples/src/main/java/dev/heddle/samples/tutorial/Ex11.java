package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.Task;

/** Cancel a task before it has run at all. */
final class Ex11 {
  @Async
  static Coroutine<String> taskFunc() {
    System.out.println("in task_func");
    return done("the result");
  }

  @Async
  static Coroutine<Void> start() {
    System.out.println("creating task");
    Task<String> task = createTask(taskFunc());
    System.out.println("canceling task");
    task.cancel();
    System.out.println("canceled task " + task);
    try {
      String value = await(task);
      System.out.println("task result: " + repr(value));
    } catch (CancelledError e) {
      System.out.println("caught error from canceled task");
    }
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
