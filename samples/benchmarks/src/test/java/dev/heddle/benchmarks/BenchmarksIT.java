package dev.heddle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    GeneratorBenchmark values = new GeneratorBenchmark();
    assertEquals(values.rangeIterator(), values.rangeGenerator());
    assertEquals(values.wordsIterator(), values.wordsGenerator());
    assertEquals(values.treeIterator(), values.treeGenerator());
    assertEquals(values.rangeIterator(), values.treeIterator());
  }
}
