package dev.heddle.benchmarks;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Waking a task whose suspended coroutine is {@code depth} awaits deep.
 *
 * <p>The goal: 10,000 deep costs less than 1.5 times as much as 10 deep. An operation is one wake:
 * the innermost coroutine runs on and suspends again, while those that await it stay on the heap.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeepWakeBenchmark {
  private static final int WAKES = 1_000;

  /** How many awaits lie between the task and the innermost coroutine. */
  @Param({"10", "10000"})
  public int depth;

  private final EventLoop loop = EventLoop.create();
  private Task<Void> task = loop.createTask(none());

  /** Builds the chain and leaves its innermost coroutine suspended. */
  @Setup
  public void descend() {
    task = loop.createTask(level(depth, loop));
    loop.runForever();
  }

  /** A thousand wakes. */
  @Benchmark
  @OperationsPerInvocation(WAKES)
  public void wake() {
    loop.runForever();
  }

  /** Lets the task end, and closes the loop. */
  @TearDown
  public void close() {
    task.cancel();
    loop.callSoon(loop::stop);
    loop.runForever();
    loop.close();
  }

  /**
   * Suspends once before it goes deeper: each level is entered from the loop, on a stack that has
   * only this level on it, so the chain may be far longer than the stack is deep.
   */
  @Async
  static Coroutine<Void> level(int depth, EventLoop loop) {
    await(yieldNow());
    if (depth > 1) {
      await(level(depth - 1, loop));
    } else {
      await(turnForever(loop));
    }
    return done();
  }

  /** Stops the loop, and again after each thousand turns. */
  @Async
  static Coroutine<Void> turnForever(EventLoop loop) {
    while (true) {
      loop.stop();
      for (int i = 0; i < WAKES; i++) {
        await(yieldNow());
      }
    }
  }

  @Async
  static Coroutine<Void> none() {
    return done();
  }
}
