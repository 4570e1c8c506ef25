package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.time.Duration;

/** Cancel a task while it waits for something else. */
final class Ex12 {
  @Async
  static Coroutine<String> taskFunc() {
    System.out.println("in task_func, sleeping");
    try {
      await(sleep(Duration.ofSeconds(1)));
    } catch (CancelledError e) {
      System.out.println("task_func was canceled");
      throw e;
    }
    return done("the result");
  }

  static void taskCanceller(Task<String> task) {
    System.out.println("in task_canceller");
    task.cancel();
    System.out.println("canceled the task");
  }

  @Async
  static Coroutine<Void> start() {
    System.out.println("creating task");
    Task<String> task = createTask(taskFunc());
    EventLoop.running().callSoon(() -> taskCanceller(task));
    try {
      await(task);
    } catch (CancelledError e) {
      System.out.println("main() also sees task as canceled");
    }
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
