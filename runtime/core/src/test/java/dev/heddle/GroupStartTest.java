package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupStartTest {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(50);

  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();
  private final IOException failure = new IOException("failed");

  @Test
  void itGivesWhatTheTaskIsReadyWithAndTheTaskGoesOn() {
    run(
        TaskGroup.run(
            group ->
                script(v -> group.start(this::server))
                    .then(port -> events.add("started " + port))));
    assertEquals(List.of("started 8080", "served"), events);
  }

  @Test
  void aFailureBeforeThatComesOutOfStartAndLeavesTheGroupAlone() {
    run(
        TaskGroup.run(
            group -> {
              group.createTask(script(v -> Asyncio.sleep(LONG)).then(v -> events.add("sibling")));
              return script(v -> group.start(s -> failing())).except(e -> events.add(e == failure));
            }));
    assertEquals(List.of(true, "sibling"), events);
  }

  @Test
  void aFailureAfterThatIsTheGroups() {
    ExceptionGroup thrown =
        assertThrows(
            ExceptionGroup.class,
            () ->
                run(
                    TaskGroup.run(
                        group ->
                            script(
                                    v ->
                                        group.start(
                                            s ->
                                                script(w -> "").run(s::ready).then(w -> failing())))
                                .then(v -> Asyncio.sleep(LONG)))));
    assertSame(failure, thrown.exceptions().get(0));
  }

  @Test
  void aTaskThatEndsWithoutSayingItIsAnError() {
    run(
        TaskGroup.run(
            group ->
                script(v -> group.start(s -> Asyncio.yieldNow()))
                    .except(e -> events.add(e.getMessage().replaceAll("\\d+", "N")))));
    run(
        TaskGroup.run(
            group ->
                script(
                        v ->
                            group.start(
                                s ->
                                    script(w -> "")
                                        .run(() -> Asyncio.currentTask().cancel())
                                        .then(w -> Asyncio.yieldNow())))
                    .except(e -> events.add(e.getCause().getClass()))));
    assertEquals(
        List.of(
            "Task-N has ended without calling ready(); start() waited for that",
            CancelledError.class),
        events);
  }

  @Test
  void readyCanBeCalledOnce() {
    run(
        TaskGroup.run(
            group ->
                group.start(
                    s ->
                        script(v -> "")
                            .run(s::ready)
                            .run(s::ready)
                            .except(e -> events.add(e.getMessage())))));
    assertEquals(List.of("ready() has been called already; a task starts once"), events);
  }

  @Test
  void whoeverIsCancelledWhileStartingTakesTheTaskAlong() {
    Task<Object> task =
        loop.createTask(
            TaskGroup.run(
                group ->
                    script(v -> group.start(s -> slowToEnd()))
                        .except(
                            e -> {
                              events.add("start cancelled");
                              throw e;
                            })));
    loop.callLater(SHORT, task::cancel);
    loop.callLater(SHORT.multipliedBy(2), task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("ended", "start cancelled"), events);
  }

  @Test
  void aCancelledScopeWaitsForTheEndOfTheTaskToo() {
    CancelScope scope = CancelScope.within(SHORT);
    run(
        script(
            v ->
                scope.run(
                    t ->
                        TaskGroup.run(
                            group ->
                                group.start(
                                    s -> CancelScope.shielded(u -> Asyncio.sleep(LONG)))))));
    assertTrue(scope.cancelledCaught());
    assertEquals(List.of(), loop.tasks().unfinished());
  }

  private Coroutine<Object> server(Starting<Object> started) {
    return script(v -> Asyncio.sleep(SHORT))
        .run(() -> started.ready(8080))
        .then(v -> Asyncio.sleep(SHORT))
        .then(v -> events.add("served"));
  }

  private Coroutine<Object> slowToEnd() {
    return script(v -> Asyncio.sleep(LONG))
        .except(
            e ->
                script(v -> Asyncio.sleep(LONG))
                    .run(() -> events.add("ended"))
                    .then(
                        v -> {
                          throw e;
                        }));
  }

  private Coroutine<Object> failing() {
    return script(v -> Asyncio.yieldNow())
        .then(
            v -> {
              throw failure;
            });
  }

  private Object run(Coroutine<?> coroutine) {
    return loop.runUntilComplete(coroutine);
  }
}
