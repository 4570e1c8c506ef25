package dev.heddle.frame;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.context.ContextVar;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The context of methods that return a CompletableFuture, as they run on a loop's thread. */
class FutureContextTest {
  private final EventLoop loop = VirtualTime.loop();
  private final ContextVar<String> variable = new ContextVar<>("variable", "unset");
  private final List<String> events = new ArrayList<>();

  private static void start(Script<Object> method) {
    assertNotNull(FutureDriver.start(method));
  }

  private void note(String who) {
    events.add(who + " " + variable.get());
  }

  private void runBeside(Script<Object> task) {
    Task<Object> first =
        loop.createTask(
            task.run(() -> note("task"))
                .then(v -> Asyncio.yieldNow())
                .run(() -> note("task's next turn")));
    loop.createTask(script(v -> null).run(() -> note("other task")));
    loop.callSoon(() -> note("callback"));
    loop.runUntilComplete(first);
  }

  private static final List<String> IN_THE_TASK_ALONE =
      List.of("task set", "other task unset", "callback unset", "task's next turn set");

  @Test
  void whatOneSetsThatATaskCallsIsSetInTheTaskAlone() {
    runBeside(script(v -> null).run(() -> start(script(v -> variable.set("set")))));
    assertEquals(IN_THE_TASK_ALONE, events);
  }

  @Test
  void whatOneSetsThatATaskResumesIsSetInTheTaskAlone() {
    CompletableFuture<Object> gate = new CompletableFuture<>();
    start(script(v -> gate).then(v -> variable.set("set")));
    runBeside(script(v -> null).run(() -> gate.complete("open")));
    assertEquals(IN_THE_TASK_ALONE, events);
  }

  @Test
  void aTaskThatHasAContextAlreadyIsNoDifferent() {
    runBeside(
        script(v -> variable.set("before")).run(() -> start(script(v -> variable.set("set")))));
    assertEquals(IN_THE_TASK_ALONE, events);
  }
}
