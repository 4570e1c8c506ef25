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
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bounded queue, two consumers, one producer; an empty item is the signal to stop. */
final class Ex21 {
  @Async
  static Coroutine<Void> consumer(int n, Queue<Optional<Integer>> queue) {
    System.out.println("consumer " + n + ": starting");
    while (true) {
      System.out.println("consumer " + n + ": waiting for item");
      Optional<Integer> item = await(queue.get());
      System.out.println("consumer " + n + ": has item " + repr(item));
      if (item.isEmpty()) {
        queue.taskDone();
        break;
      }
      await(sleep(Duration.ofMillis(100L * item.get())));
      queue.taskDone();
    }
    System.out.println("consumer " + n + ": ending");
    return done();
  }

  @Async
  static Coroutine<Void> producer(Queue<Optional<Integer>> queue, int workers) {
    System.out.println("producer: starting");
    for (int item = 0; item < workers * 3; item++) {
      await(queue.put(Optional.of(item)));
      System.out.println("producer: add task " + item + " to the queue");
    }
    System.out.println("producer: adding stop signals to the queue");
    for (int i = 0; i < workers; i++) {
      await(queue.put(Optional.empty()));
    }
    System.out.println("producer: waiting for queue to empty");
    await(queue.join());
    System.out.println("producer: ending");
    return done();
  }

  @Async
  static Coroutine<Void> start(int consumers) {
    Queue<Optional<Integer>> queue = new Queue<>(consumers);
    List<Task<Void>> tasks = new ArrayList<>();
    for (int n = 0; n < consumers; n++) {
      tasks.add(createTask(consumer(n, queue)));
    }
    tasks.add(createTask(producer(queue, consumers)));
    await(Asyncio.wait(tasks));
    return done();
  }

  public static void main(String[] args) {
    run(start(2));
  }
}
