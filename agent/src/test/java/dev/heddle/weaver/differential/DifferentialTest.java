package dev.heddle.weaver.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs do woven what they do as ordinary Java. {@code -Dheddle.differential.programs}
 * and {@code -Dheddle.differential.seed} tell how many and from which seed; a failure names its
 * seed and shows the program.
 */
class DifferentialTest {

  private static final int RANDOM_RUNS = 3;

  /** The smallest program of each bug that was found. */
  private static final Path REGRESSIONS = Path.of("src", "test", "resources", "regressions");

  @TestFactory
  Stream<DynamicTest> regressions() throws IOException {
    try (Stream<Path> files = Files.list(REGRESSIONS)) {
      return files.sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(),
                      () -> compare(Files.readString(file), 0, file.toString())));
    }
  }

  @Test
  void randomProgramsDoTheSameWoven() throws Exception {
    long first = Long.getLong("heddle.differential.seed", 1);
    int programs = Integer.getInteger("heddle.differential.programs", 300);
    int returned = 0;
    for (long seed = first; seed < first + programs; seed++) {
      String again = "-Dheddle.differential.programs=1 -Dheddle.differential.seed=" + seed;
      returned += compare(Program.source("P", seed), seed, "run again with " + again) ? 1 : 0;
    }
    int least = programs / 4;
    assertTrue(returned >= least, () -> "most programs only throw: the generator shows little");
  }

  /**
   * Compares the runs of one program, and tells whether it came to its end without an exception.
   */
  private static boolean compare(String source, long seed, String name) throws Exception {
    Map<String, byte[]> classes = JavaSource.compile("P", source, "-nowarn");
    Outcome expected = run(classes, Suspending.UNWOVEN, seed);
    try {
      assertEquals(expected, run(classes, Suspending.NEVER, seed), "never suspending");
      assertEquals(expected, run(classes, Suspending.ALWAYS, seed), "always suspending");
      for (int i = 0; i < RANDOM_RUNS; i++) {
        assertEquals(
            expected, run(classes, Suspending.AT_RANDOM, seed + i), "suspending at random " + i);
      }
    } catch (AssertionError | LinkageError e) {
      throw new AssertionError(e + "\n" + name + "\n" + source, e);
    }
    return expected.end().startsWith("returned ");
  }

  private static Outcome run(Map<String, byte[]> classes, Suspending suspending, long seed)
      throws Exception {
    TargetLoader loader = new TargetLoader("P", suspending != Suspending.UNWOVEN, classes);
    return TargetRun.of(
        Class.forName("P", true, loader).getDeclaredMethod("run", Probe.class), suspending, seed);
  }
}
