package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What tests of groups are made of. */
abstract class GroupScripts {
  final EventLoop loop = VirtualTime.loop();
  final List<Object> events = new ArrayList<>();
  final IOException failure = new IOException("failed");

  Coroutine<Object> work(String name, int millis) {
    return script(v -> Asyncio.sleep(millis(millis)))
        .then(v -> events.add(name))
        .except(
            e -> {
              events.add(name + " cancelled");
              throw e;
            });
  }

  Coroutine<Object> failing(int millis) {
    return script(v -> Asyncio.sleep(millis(millis)))
        .then(
            v -> {
              throw failure;
            });
  }

  static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  Object run(Coroutine<?> coroutine) {
    return loop.runUntilComplete(coroutine);
  }

  /** What comes out of a group that fails. */
  ExceptionGroup failureOf(Body<TaskGroup, ?, ?> body) {
    return assertThrows(ExceptionGroup.class, () -> run(TaskGroup.run(body)));
  }
}
