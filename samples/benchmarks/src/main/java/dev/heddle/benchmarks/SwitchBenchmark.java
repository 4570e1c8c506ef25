package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
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
 * Tasks that give their turn to each other.
 *
 * <p>An operation is one switch: a task suspends, and the loop resumes the next.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SwitchBenchmark {
  private static final int TASKS = 10;
  private static final int TURNS = 1_000;

  private final EventLoop loop = EventLoop.create();

  /** Ten tasks, a thousand turns each. */
  @Benchmark
  @OperationsPerInvocation(TASKS * TURNS)
  public void switches() {
    loop.runUntilComplete(all());
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }

  @Async
  static Coroutine<Void> all() {
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(createTask(turns()));
    }
    for (Task<Void> task : tasks) {
      await(task);
    }
    return done();
  }

  @Async
  static Coroutine<Void> turns() {
    for (int i = 0; i < TURNS; i++) {
      await(yieldNow());
    }
    return done();
  }
}
