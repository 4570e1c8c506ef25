package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops that are dropped; the garbage collector's part is left out. */
class UnclosedTest {
  @Test
  void aLoopThatWasNotClosedIsLogged() {
    Unclosed dropped = Unclosed.watch(new Object());
    assertEquals(
        List.of("WARNING unclosed event loop; close() it, or run your program by Asyncio.run()"),
        LogLines.during(dropped));
  }

  @Test
  void aLoopThatWasClosedIsNot() {
    Unclosed closed = Unclosed.watch(new Object());
    closed.closed();
    assertEquals(List.of(), LogLines.during(closed));
  }
}
