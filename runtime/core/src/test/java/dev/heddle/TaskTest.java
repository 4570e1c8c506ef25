package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<String> events = new ArrayList<>();

  @Test
  void sleepersWakeInTheOrderOfTheirDeadlines() {
    Coroutine<Object> main =
        script(v -> Asyncio.gather(sleeper("slow", 20), sleeper("fast", 10))).start();
    assertEquals(List.of("slow", "fast"), loop.runUntilComplete(main));
    assertEquals(List.of("fast", "slow"), events);
  }

  private Coroutine<String> sleeper(String name, int millis) {
    return dev.heddle.testkit.Script.<String>named(name)
        .then(v -> Asyncio.sleep(Duration.ofMillis(millis)))
        .run(() -> events.add(name))
        .then(v -> name);
  }
}
