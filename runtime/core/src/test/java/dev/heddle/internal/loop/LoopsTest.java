package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.EventLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {
  private static final IoBackend PARK = new ParkBackend();
  private static final IoBackend GOOD = new Fake("good", 10, true);
  private static final IoBackend BEST = new Fake("best", 20, false);
  private static final List<IoBackend> ALL = List.of(PARK, GOOD, BEST);

  @Test
  void theBestThatIsAvailableIsChosen() {
    assertSame(GOOD, Loops.choose(ALL, null));
    assertSame(PARK, Loops.choose(List.of(PARK, BEST), null));
  }

  @Test
  void anyCanBeChosenByName() {
    assertSame(PARK, Loops.choose(ALL, "park"));
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithTheNamesThatAre() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Loops.choose(ALL, "best"));
    assertEquals(
        "-Dheddle.io=best is not available here; there is good, park (epoll and nio come with"
            + " heddle-net on the class path)",
        refused.getMessage());
  }

  private record Fake(String name, int priority, boolean isAvailable) implements IoBackend {
    @Override
    public Engine open(EventLoop loop) {
      throw new UnsupportedOperationException();
    }
  }
}
