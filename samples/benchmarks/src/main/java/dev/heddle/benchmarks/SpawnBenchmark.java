package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.List;
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
 * Making tasks of a thousand coroutines and gathering their results.
 *
 * <p>An operation is one task, from its making to its result in the list.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpawnBenchmark {
  private static final int TASKS = 1_000;

  private final EventLoop loop = EventLoop.create();

  /** A thousand tasks and one gather. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public int spawnAndGather() {
    return loop.runUntilComplete(all());
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }

  @Async
  static Coroutine<Integer> all() {
    List<Coroutine<Integer>> parts = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      parts.add(part(i));
    }
    int sum = 0;
    for (int part : await(gather(parts))) {
      sum += part;
    }
    return done(sum);
  }

  @Async
  static Coroutine<Integer> part(int i) {
    return done(i);
  }
}
