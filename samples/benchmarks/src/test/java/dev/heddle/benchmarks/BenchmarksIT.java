package dev.heddle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks, woven, do what they measure. How fast is not asked here. */
class BenchmarksIT {
  @Test
  void awaitedAndPlainFibGiveTheSame() {
    FibBenchmark fib = new FibBenchmark();
    assertEquals(50 * 75_025, fib.plain());
    assertEquals(50 * 75_025, fib.awaited());
    fib.close();
  }

  @Test
  void gatherGivesTheResultOfEachTask() {
    SpawnBenchmark spawn = new SpawnBenchmark();
    assertEquals(999 * 1_000 / 2, spawn.spawnAndGather());
    spawn.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 10_000})
  void aChainOfAnyDepthIsWokenAgainAndAgain(int depth) {
    DeepWakeBenchmark deep = new DeepWakeBenchmark();
    deep.depth = depth;
    deep.descend();
    assertDoesNotThrow(deep::wake);
    assertDoesNotThrow(deep::wake);
    deep.close();
  }

  @Test
  void tasksTakeTurnsToTheirEnd() {
    SwitchBenchmark switching = new SwitchBenchmark();
    assertDoesNotThrow(switching::switches);
    switching.close();
  }

  @Test
  void generatorsGiveTheValuesOfTheIterators() {
    assertEquals(listOf(new RangeIterator(9)), listOf(GeneratorBenchmark.range(9)));
    String text = "to be or not ";
    assertEquals(listOf(new WordIterator(text)), listOf(GeneratorBenchmark.words(text)));
    Tree tree = Tree.balanced(0, 9);
    assertEquals(listOf(new TreeIterator(tree)), listOf(GeneratorBenchmark.walk(tree)));
    assertEquals(listOf(new RangeIterator(9)), listOf(new TreeIterator(tree)));
  }

  private static List<Object> listOf(Iterator<?> values) {
    List<Object> list = new ArrayList<>();
    values.forEachRemaining(list::add);
    return list;
  }
}
