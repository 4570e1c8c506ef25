package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.continuation.Generator;
import org.junit.jupiter.api.Test;

/** Two threads that both found a generator free: the second to leave notices. */
class TwoThreadsTest {

  private static final String MESSAGE =
      "<generator raced() running at Raced.java:1> was used by two threads at once; give each"
          + " thread a generator of its own";

  /** Yields or ends, as another thread does meanwhile. */
  private static final class Raced extends GeneratorFrame<Object> {
    private final boolean yields;

    Raced(boolean yields) {
      this.yields = yields;
    }

    @Override
    protected Object resume() {
      phase = READY;
      return yields ? this.yield(1) : "result";
    }

    @Override
    protected String layout() {
      return ABI + "\tdev.heddle.frame.Raced\traced\t()V\tRaced.java\t1\t0";
    }
  }

  @Test
  void theSecondToYieldIsToldSo() {
    Generator<?> generator = Start.generator(new Raced(true));
    assertEquals(MESSAGE, assertThrows(IllegalStateException.class, generator::next).getMessage());
  }

  @Test
  void theSecondToEndIsToldSo() {
    Generator<?> generator = Start.generator(new Raced(false));
    assertEquals(MESSAGE, assertThrows(IllegalStateException.class, generator::next).getMessage());
  }
}
