package dev.heddle.benchmarks;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Generators beside hand-written iterators of the same values. An operation is one value.
 *
 * <p>The goal: within 3 times the iterator's time, and no allocation but the value. {@code words}
 * splits a text, {@code tree} walks a tree in order, recursively with {@code yieldFrom} and by hand
 * with a stack. {@code range} counts and does nothing else: where only one class of iterator is
 * used at a place, the JIT makes a bare loop of the hand-written one, and the comparison is with
 * that loop.
 *
 * <p>{@code consumer} says who takes the values: code that has seen one class of iterator, or, as
 * in a library, several.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GeneratorBenchmark {
  private static final int COUNT = 1_000;

  /** Whether the consumer has seen one class of iterator or several. */
  @Param({"one", "several"})
  public String consumer = "one";

  private final Tree tree = Tree.balanced(0, COUNT);
  private final String text = "lorem ipsum ".repeat(COUNT / 2);

  /** Lets the consumer see other iterators, if it is to have seen some. */
  @Setup
  public void acquaint() {
    if (consumer.equals("several")) {
      List<Integer> list = List.of(1, 2, 3);
      for (int i = 0; i < 20_000; i++) {
        consume(list.iterator());
        consume(list.stream().iterator());
        consume(new RangeIterator(3));
        consume(range(3));
      }
    }
  }

  /** Counts, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int rangeIterator() {
    return consume(new RangeIterator(COUNT));
  }

  /** Counts. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int rangeGenerator() {
    return consume(range(COUNT));
  }

  /** Splits a text, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int wordsIterator() {
    return consume(new WordIterator(text));
  }

  /** Splits a text. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int wordsGenerator() {
    return consume(words(text));
  }

  /** Walks a tree, by hand. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int treeIterator() {
    return consume(new TreeIterator(tree));
  }

  /** Walks a tree. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public int treeGenerator() {
    return consume(walk(tree));
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static int consume(Iterator<?> values) {
    int hash = 0;
    while (values.hasNext()) {
      hash = 31 * hash + values.next().hashCode();
    }
    return hash;
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
