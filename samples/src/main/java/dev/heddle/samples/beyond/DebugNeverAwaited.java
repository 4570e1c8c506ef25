package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import java.util.List;

/** A coroutine that is made and dropped without ever being awaited; debug mode tells. */
final class DebugNeverAwaited {
  private DebugNeverAwaited() {}

  @Async
  static Coroutine<Void> forgotten() {
    System.out.println("never printed");
    return done();
  }

  @Async
  static Coroutine<Void> goOn() {
    // As a statement of its own the weaver would warn of the call already: W0501.
    List<Coroutine<Void>> dropped = List.of(forgotten());
    System.out.println("main goes on".repeat(dropped.size()));
    return done();
  }

  public static void main(String[] args) {
    run(goOn(), true);
  }
}
