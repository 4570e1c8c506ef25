package dev.heddle;

import static dev.heddle.testkit.Script.script;

import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What tests of scopes are made of. */
abstract class ScopeScripts {
  static final Duration SHORT = Duration.ofMillis(10);
  static final Duration LONG = Duration.ofMillis(50);

  final EventLoop loop = VirtualTime.loop();
  final List<Object> events = new ArrayList<>();
  final CancelScope scope = new CancelScope();

  /** Swallows cancellations, a number of times, each at a wait of its own. */
  Coroutine<Object> stubborn(int times) {
    Script<Object> script = script(v -> true);
    for (int i = 0; i < times; i++) {
      script
          .then(v -> Asyncio.sleep(LONG))
          .except(
              e -> {
                events.add(e.getMessage());
                return true;
              });
    }
    return script;
  }

  Object run(Coroutine<?> coroutine) {
    return loop.runUntilComplete(coroutine);
  }
}
