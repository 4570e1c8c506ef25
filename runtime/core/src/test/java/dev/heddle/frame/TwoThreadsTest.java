package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.continuation.Generator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two threads that both found a generator free: the second to leave notices. */
class TwoThreadsTest {

  /** Yields, as another thread does meanwhile. */
  private static final class Raced extends GeneratorFrame<Object> {
    @Override
    protected Object resume() {
      Objects.requireNonNull(driver).status = GeneratorMachine.SUSPENDED;
      return state++ == 0 ? this.yield(1) : "result";
    }

    @Override
    protected String layout() {
      return ABI + "\tdev.heddle.frame.Raced\traced\t()V\tRaced.java\t1\t0";
    }
  }

  @Test
  void theSecondToLeaveIsToldSo() {
    Generator<?> generator = Start.generator(new Raced());
    String message =
        "<generator raced() running at Raced.java:1> was used by two threads at once; give each"
            + " thread a generator of its own";
    assertEquals(message, assertThrows(IllegalStateException.class, generator::next).getMessage());
    assertEquals(message, assertThrows(IllegalStateException.class, generator::next).getMessage());
  }
}
