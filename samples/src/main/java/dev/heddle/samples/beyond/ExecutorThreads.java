package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.toThread;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Blocking functions in a pool of three threads. */
final class ExecutorThreads {
  private ExecutorThreads() {}

  private static int blocks(int n) throws InterruptedException {
    String thread = Thread.currentThread().getName();
    System.out.println(thread + " blocks(" + n + "): running");
    Thread.sleep(100);
    System.out.println(thread + " blocks(" + n + "): done");
    return n * n;
  }

  private static ExecutorService poolOfThree() {
    AtomicInteger threads = new AtomicInteger();
    return Executors.newFixedThreadPool(
        3, action -> new Thread(action, "worker_" + threads.getAndIncrement()));
  }

  @Async
  static Coroutine<Void> callAll() {
    EventLoop loop = EventLoop.running();
    System.out.println("starting");
    ExecutorService pool = poolOfThree();
    try {
      System.out.println("creating executor tasks");
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int n = i;
        calls.add(loop.runInExecutor(pool, () -> blocks(n)));
      }
      System.out.println("waiting for executor tasks");
      var outcome = await(Asyncio.wait(calls));
      System.out.println(
          "results: " + repr(outcome.done().stream().map(Future::result).sorted().toList()));
    } finally {
      pool.shutdown();
    }
    System.out.println("default pool: " + await(toThread(() -> (int) Math.pow(2, 10))));
    System.out.println("exiting");
    return done();
  }

  public static void main(String[] args) {
    long start = System.nanoTime();
    run(callAll());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    System.out.println("took two rounds: " + repr(millis >= 200));
  }
}
