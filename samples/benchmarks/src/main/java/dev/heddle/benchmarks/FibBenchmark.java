package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
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
 * {@code fib(25)} with every call awaited and none suspended, beside the same recursion in plain
 * Java that boxes its results as a {@code Coroutine<Integer>} has to.
 *
 * <p>The goal: at most 1.3 times the time, and the same bytes allocated. An operation is one whole
 * {@code fib(25)}, 242,785 calls. Both are repeated within one invocation, so that the task and the
 * turn of the loop around them weigh nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FibBenchmark {
  private static final int N = 25;
  private static final int REPEATS = 50;

  private final EventLoop loop = EventLoop.create();

  /** Plain calls, boxed results. */
  @Benchmark
  @OperationsPerInvocation(REPEATS)
  public int plain() {
    int sum = 0;
    for (int i = 0; i < REPEATS; i++) {
      sum += plainFib(N);
    }
    return sum;
  }

  /** The same with each call awaited. */
  @Benchmark
  @OperationsPerInvocation(REPEATS)
  public int awaited() {
    return loop.runUntilComplete(repeatedFib());
  }

  /** Closes the loop. */
  @TearDown
  public void close() {
    loop.close();
  }

  private static Integer plainFib(int n) {
    if (n < 2) {
      return n;
    }
    return plainFib(n - 1) + plainFib(n - 2);
  }

  @Async
  static Coroutine<Integer> fib(int n) {
    if (n < 2) {
      return done(n);
    }
    return done(await(fib(n - 1)) + await(fib(n - 2)));
  }

  @Async
  static Coroutine<Integer> repeatedFib() {
    int sum = 0;
    for (int i = 0; i < REPEATS; i++) {
      sum += await(fib(N));
    }
    return done(sum);
  }
}
