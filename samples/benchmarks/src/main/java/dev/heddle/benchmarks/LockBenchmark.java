package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.sync.Lock;
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
 * A lock that ten tasks want at once, each of which gives up its turn while it holds the lock.
 *
 * <p>An operation is one cycle: acquire, which has to wait for the nine others, a turn, release.
 * The turn is one switch of {@link SwitchBenchmark}, and being woken is another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LockBenchmark {
  private final EventLoop loop = EventLoop.create();

  private static final int TASKS = 10;
  private static final int CYCLES = 1_000;

  /** Ten tasks, a thousand cycles each. */
  @Benchmark
  @OperationsPerInvocation(TASKS * CYCLES)
  public void contended() {
    loop.runUntilComplete(all());
  }

  @Async
  static Coroutine<Void> all() {
    Lock lock = new Lock();
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(createTask(cycles(lock)));
    }
    for (Task<Void> task : tasks) {
      await(task);
    }
    return done();
  }

  @Async
  static Coroutine<Void> cycles(Lock lock) {
    for (int i = 0; i < CYCLES; i++) {
      try (var held = await(lock.acquire())) {
        await(yieldNow());
      }
    }
    return done();
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }
}
