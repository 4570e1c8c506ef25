package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;

/** An unfinished object that the compiler moves about. */
public final class Unfinished {

  private Unfinished() {}

  private record Pair(Object first, Object second) {}

  /** javac keeps the operand stack, the unfinished object included, in locals across the try. */
  @Async
  static Coroutine<String> constructorAroundSwitchWithTry(Probe p) {
    String s = "";
    for (int i = 0; i < 3; i++) {
      Pair pair =
          new Pair(
              p.seen("first"),
              switch (i) {
                case 1 -> {
                  try {
                    yield await(p.<Object>failing(new IllegalStateException("thrown")));
                  } catch (IllegalStateException e) {
                    yield await(p.later("caught ")) + e.getMessage();
                  }
                }
                case 2 -> await(p.later("two"));
                default -> "other";
              });
      s += pair;
    }
    return done(s);
  }
}
