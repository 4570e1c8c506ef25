package dev.heddle.benchmarks;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import java.util.Iterator;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Generators beside hand-written iterators of the same values. An operation is one value.
 *
 * <p>The goal: within 3 times the iterator's time, and no allocation but the value. {@code range}
 * counts and does nothing else; {@code words} splits a text; {@code tree} walks a tree in order, by
 * hand with a stack, and recursively with {@code yieldFrom}, which makes a frame a node.
 *
 * <p>Each value reaches a black hole. Without one the JIT makes a bare loop of the hand-written
 * iterator, in which there are no values any more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GeneratorBenchmark {
  private static final int COUNT = 1_000;

  private final Tree tree = Tree.balanced(0, COUNT);
  private final String text = "lorem ipsum ".repeat(COUNT / 2);

  /** Counts, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void rangeIterator(Blackhole hole) {
    consume(new RangeIterator(COUNT), hole);
  }

  /** Counts. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void rangeGenerator(Blackhole hole) {
    consume(range(COUNT), hole);
  }

  /** Splits a text, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void wordsIterator(Blackhole hole) {
    consume(new WordIterator(text), hole);
  }

  /** Splits a text. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void wordsGenerator(Blackhole hole) {
    consume(words(text), hole);
  }

  /** Walks a tree, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void treeIterator(Blackhole hole) {
    consume(new TreeIterator(tree), hole);
  }

  /** Walks a tree. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void treeGenerator(Blackhole hole) {
    consume(walk(tree), hole);
  }

  private static void consume(Iterator<?> values, Blackhole hole) {
    while (values.hasNext()) {
      hole.consume(values.next());
    }
  }

  @Async
  static Generator<Integer> range(int end) {
    for (int i = 0; i < end; i++) {
      Generator.yield(i);
    }
    return Generator.done();
  }

  @Async
  static Generator<String> words(String text) {
    int start = 0;
    int end;
    while ((end = text.indexOf(' ', start)) >= 0) {
      Generator.yield(text.substring(start, end));
      start = end + 1;
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> walk(Tree tree) {
    if (tree.left() != null) {
      Generator.yieldFrom(walk(tree.left()));
    }
    Generator.yield(tree.value());
    if (tree.right() != null) {
      Generator.yieldFrom(walk(tree.right()));
    }
    return Generator.done();
  }
}
