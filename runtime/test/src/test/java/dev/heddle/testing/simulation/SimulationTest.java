package dev.heddle.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.testing.ForkedJvm;
import dev.heddle.testing.Jdks;
import dev.heddle.testing.UnfairLoop;
import dev.heddle.testing.VirtualClock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random programs of 50 to 500 tasks. What breaks a rule fails with its seed: {@code
 * World.run(seed)} makes it again. The first seeds are also run by another JVM, on JDK 25 where
 * there is one, and have to leave the same log there.
 */
class SimulationTest {
  private static final int SEEDS = 2_000;
  private static final int SEEDS_ELSEWHERE = 500;
  private static final int BLOCK = 50;

  /** Prints the hashes of some seeds, a line for each block. */
  public static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] seeds) {
      hashes(Integer.parseInt(seeds[0])).forEach(System.out::println);
    }
  }

  private static List<String> hashes(int seeds) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < seeds; from += BLOCK) {
      long hash = 0;
      for (int seed = from; seed < from + BLOCK; seed++) {
        hash = hash * 31 + World.run(seed).hash();
      }
      lines.add("seeds from " + from + ": " + Long.toHexString(hash));
    }
    return lines;
  }

  private static List<String> elsewhere() {
    try {
      Path home = Jdks.find(25).orElse(Path.of(System.getProperty("java.home")));
      String classPath =
          String.join(
              File.pathSeparator,
              ForkedJvm.home(EventLoop.class),
              ForkedJvm.home(VirtualClock.class),
              ForkedJvm.home(World.class));
      return ForkedJvm.run(home, classPath, Elsewhere.class, "" + SEEDS_ELSEWHERE);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noRuleIsBrokenAndTheLogIsTheSameElsewhere() throws ExecutionException, InterruptedException {
    CompletableFuture<List<String>> elsewhere =
        CompletableFuture.supplyAsync(SimulationTest::elsewhere);
    List<String> here = hashes(SEEDS);
    assertEquals(here.subList(0, SEEDS_ELSEWHERE / BLOCK), elsewhere.get());
  }

  @Test
  void anotherSeedIsAnotherProgram() {
    assertNotEquals(World.run(1).hash(), World.run(2).hash());
    assertTrue(World.run(1).size() > 100);
  }

  @Test
  void anUnfairLoopIsFound() {
    AssertionError found =
        assertThrows(AssertionError.class, () -> World.run(UnfairLoop.create(), 1));
    assertTrue(found.getMessage().startsWith("seed 1: ticket "), found::getMessage);
  }
}
