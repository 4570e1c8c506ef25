package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.yieldNow;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import dev.heddle.queues.QueueShutDown;
import java.util.ArrayList;
import java.util.List;

/** Queue.shutdown(). */
final class QueueShutdown {
  private QueueShutdown() {}

  @Async
  static Coroutine<Void> whatIsThereCanBeTaken() {
    Queue<String> queue = new Queue<>(2);
    await(queue.put("a"));
    await(queue.put("b"));
    Task<Void> blocked = createTask(queue.put("c"));
    await(yieldNow());
    queue.shutdown();
    try {
      await(blocked);
    } catch (QueueShutDown e) {
      System.out.println("blocked put: QueueShutDown");
    }
    System.out.println(await(queue.get()) + " " + await(queue.get()));
    for (Coroutine<?> call : List.of(queue.get(), queue.put("d"))) {
      try {
        await(call);
      } catch (QueueShutDown e) {
        System.out.println("QueueShutDown");
      }
    }
    queue.taskDone();
    queue.taskDone();
    await(queue.join());
    System.out.println("join() returned");
    return done();
  }

  @Async
  static Coroutine<Void> orIsDroppedAtOnce() {
    Queue<String> queue = new Queue<>();
    await(queue.put("lost"));
    Task<Void> joiner = createTask(queue.join());
    await(yieldNow());
    queue.shutdown(true);
    await(joiner);
    System.out.println("immediate: qsize " + queue.qsize() + ", join() released");
    return done();
  }

  @Async
  static Coroutine<Void> whoWaitsIsWoken() {
    Queue<String> queue = new Queue<>();
    List<Task<String>> getters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      getters.add(createTask(queue.get()));
    }
    await(yieldNow());
    queue.shutdown();
    List<String> results = new ArrayList<>();
    for (Object result : await(gather(true, getters))) {
      results.add(result.getClass().getSimpleName() + "()");
    }
    System.out.println("[" + String.join(", ", results) + "]");
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    await(whatIsThereCanBeTaken());
    await(orIsDroppedAtOnce());
    await(whoWaitsIsWoken());
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
