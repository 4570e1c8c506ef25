package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A producer and a consumer with a queue of sixteen places between them.
 *
 * <p>An operation is one item, put and got. Each side suspends when the queue is full or empty.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueueBenchmark {
  private final EventLoop loop = EventLoop.create();

  private static final int ITEMS = 10_000;
  private static final int PLACES = 16;

  /** Ten thousand items from one task to another. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long items() {
    return loop.runUntilComplete(all());
  }

  @Async
  static Coroutine<Long> all() {
    Queue<Integer> queue = new Queue<>(PLACES);
    Task<Void> producer = createTask(produce(queue));
    long sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      sum += await(queue.get());
    }
    await(producer);
    return done(sum);
  }

  @Async
  static Coroutine<Void> produce(Queue<Integer> queue) {
    for (int i = 0; i < ITEMS; i++) {
      await(queue.put(i));
    }
    return done();
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }
}
