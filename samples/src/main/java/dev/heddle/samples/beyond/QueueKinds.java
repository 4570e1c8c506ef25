package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import dev.heddle.queues.LifoQueue;
import dev.heddle.queues.PriorityQueue;
import dev.heddle.queues.Queue;
import dev.heddle.queues.QueueEmpty;
import dev.heddle.queues.QueueFull;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** LIFO and priority queues, the nowait methods, join and taskDone. */
final class QueueKinds {
  private QueueKinds() {}

  @Async
  static Coroutine<Void> inWhichOrder(Queue<Integer> queue) {
    for (int item : new int[] {3, 1, 2}) {
      queue.putNowait(item);
    }
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      items.add(await(queue.get()));
    }
    String kind = queue.getClass().getSimpleName();
    System.out.println(kind + " " + repr(items) + " " + repr(queue.empty()));
    return done();
  }

  private static void withoutWaiting(Queue<String> queue) {
    queue.putNowait("x");
    System.out.printf(
        "full %s qsize %d maxsize %d%n", repr(queue.full()), queue.qsize(), queue.maxsize());
    attempt(() -> nothing(() -> queue.putNowait("y")));
    attempt(queue::getNowait);
    attempt(queue::getNowait);
    attempt(() -> nothing(queue::taskDone));
    attempt(() -> nothing(queue::taskDone));
  }

  private static @Nullable Object nothing(Runnable action) {
    action.run();
    return null;
  }

  /** Java's messages of a full and an empty queue show the queue; Python's are empty. */
  private static void attempt(Supplier<@Nullable Object> action) {
    try {
      System.out.println("-> " + repr(action.get()));
    } catch (QueueFull e) {
      System.out.println("-> QueueFull ");
    } catch (QueueEmpty e) {
      System.out.println("-> QueueEmpty ");
    } catch (IllegalArgumentException e) {
      System.out.println("-> ValueError " + e.getMessage());
    }
  }

  @Async
  static Coroutine<Void> cancelOneOfThree(Queue<String> queue) {
    List<Task<String>> getters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      getters.add(createTask(queue.get()));
    }
    await(yieldNow());
    getters.get(0).cancel();
    await(queue.put("a"));
    await(queue.put("b"));
    List<String> results = new ArrayList<>();
    for (Object result : await(gather(true, getters))) {
      results.add(result instanceof CancelledError ? "CancelledError('')" : repr(result));
    }
    System.out.println("[" + String.join(", ", results) + "]");
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    await(inWhichOrder(new Queue<>()));
    await(inWhichOrder(new LifoQueue<>()));
    await(inWhichOrder(new PriorityQueue<>()));
    Queue<String> queue = new Queue<>(1);
    withoutWaiting(queue);
    await(cancelOneOfThree(queue));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
