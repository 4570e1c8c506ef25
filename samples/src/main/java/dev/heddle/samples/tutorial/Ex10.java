package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.Task;

/** A task runs a coroutine beside the one that made it, and says what it is doing. */
final class Ex10 {
  @Async
  static Coroutine<String> taskFunc() {
    System.out.println("in task_func");
    return done("the result");
  }

  @Async
  static Coroutine<Void> start() {
    System.out.println("creating task");
    Task<String> task = createTask(taskFunc());
    System.out.println("wating for " + task);
    String value = await(task);
    System.out.println("tasks completed " + task);
    System.out.println("return value: " + repr(value));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
