package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import dev.heddle.sync.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A condition wakes one, then two, then all the others. */
final class Ex20 {
  @Async
  static Coroutine<Void> consumer(Condition condition, int n) {
    try (var held = await(condition.acquire())) {
      System.out.println("consumer " + n + " is waiting");
      await(condition.waitFor());
      System.out.println("consumer " + n + " triggered");
    }
    System.out.println("ending consumer " + n);
    return done();
  }

  @Async
  static Coroutine<Void> manipulateCondition(Condition condition) {
    System.out.println("starting manipulate_condition");
    await(sleep(Duration.ofMillis(100))); // let every consumer reach its wait
    for (int count = 1; count <= 2; count++) {
      try (var held = await(condition.acquire())) {
        System.out.println("notifying " + count + " consumers");
        condition.signal(count);
      }
      await(sleep(Duration.ofMillis(100)));
    }
    try (var held = await(condition.acquire())) {
      System.out.println("notifying remaining consumers");
      condition.signalAll();
    }
    System.out.println("ending manipulate_condition");
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    Condition condition = new Condition();
    Task<Void> manipulator = createTask(manipulateCondition(condition));
    List<Task<Void>> consumers = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      consumers.add(createTask(consumer(condition, n)));
    }
    await(Asyncio.wait(consumers));
    await(manipulator);
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
