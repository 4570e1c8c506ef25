package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.sync.Event;
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
 * A thousand tasks that wait for one event and are cancelled in the order in which they came.
 *
 * <p>An operation is one task, from its making over its waiting to its end by the cancellation.
 * What making alone costs, {@link SpawnBenchmark} tells.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CancelBenchmark {
  private final EventLoop loop = EventLoop.create();

  private static final int TASKS = 1_000;

  /** A thousand tasks are made, wait, and are cancelled. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public int cancelled() {
    return loop.runUntilComplete(all());
  }

  @Async
  static Coroutine<Integer> all() {
    Event never = new Event();
    List<Task<Void>> tasks = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      tasks.add(createTask(waiting(never)));
    }
    await(yieldNow());
    for (Task<Void> task : tasks) {
      task.cancel();
    }
    int cancelled = 0;
    for (Task<Void> task : tasks) {
      try {
        await(task);
      } catch (CancelledError error) {
        cancelled++;
      }
    }
    return done(cancelled);
  }

  @Async
  static Coroutine<Void> waiting(Event never) {
    await(never.waitFor());
    return done();
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }
}
