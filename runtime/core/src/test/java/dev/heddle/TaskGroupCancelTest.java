package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What groups have beyond asyncio: to be left early, and children that fail alone. */
class TaskGroupCancelTest extends GroupScripts {
  @Test
  void cancelLeavesEarlyWithoutAnException() {
    Object result =
        run(
            script(
                    v ->
                        TaskGroup.run(
                            group -> {
                              group.createTask(work("task", 100));
                              loop.callLater(millis(10), group::cancel);
                              loop.callLater(millis(10), group::cancel);
                              return work("body", 100);
                            }))
                .run(() -> events.add(Asyncio.currentTask().cancelling())));
    assertNull(result);
    assertEquals(List.of("task cancelled", "body cancelled", 0), events);
  }

  @Test
  void cancelAfterTheBodyKeepsItsResult() {
    Object result =
        run(
            TaskGroup.run(
                group -> {
                  group.createTask(work("task", 100));
                  loop.callLater(millis(10), group::cancel);
                  return Asyncio.done("result");
                }));
    assertEquals("result", result);
    assertEquals(List.of("task cancelled"), events);
  }

  @Test
  void cancelDoesNotHideErrorsNorACancellationFromOutside() {
    failureOf(
        group -> {
          group.createTask(
              script(v -> Asyncio.sleep(millis(100)))
                  .except(
                      e -> {
                        throw failure;
                      }));
          loop.callLater(millis(10), group::cancel);
          return Asyncio.done();
        });

    Task<Object> task =
        loop.createTask(
            TaskGroup.run(
                group -> {
                  loop.callLater(millis(10), group::cancel);
                  return work("body", 100);
                }));
    loop.callLater(millis(10), () -> task.cancel("outside"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
  }

  @Test
  void underSupervisionTasksFailAlone() {
    List<Task<?>> tasks = new ArrayList<>();
    assertEquals(
        "body",
        run(
            script(
                v ->
                    TaskGroup.supervise(
                        group -> {
                          tasks.add(group.createTask(failing(10)));
                          tasks.add(group.createTask(work("sibling", 20)));
                          return script(w -> Asyncio.sleep(millis(30), "body"));
                        }))));
    assertEquals(List.of("sibling"), events);
    assertSame(failure, tasks.get(0).exception());
  }

  @Test
  void underSupervisionTheBodysFailureEndsAllAndComesOutAsItIs() {
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                run(
                    TaskGroup.supervise(
                        group -> {
                          group.createTask(work("task", 100));
                          return failing(10);
                        })));
    assertSame(failure, thrown);
    assertEquals(List.of("task cancelled"), events);
  }

  @Test
  void underSupervisionAFailureIsLostOnlyWhenTheGroupHasEnded() {
    List<Task<Object>> tasks = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> events.add(context.message()));
    run(
        script(
                v ->
                    TaskGroup.supervise(
                        group -> {
                          tasks.add(group.createTask(failing(10)));
                          tasks.add(group.createTask(failing(10)));
                          return script(w -> Asyncio.sleep(millis(30)))
                              .run(() -> events.add(tasks.get(0).exception()));
                        }))
            .run(() -> events.add("ended"))
            .then(v -> Asyncio.sleep(millis(10))));
    assertEquals(List.of(failure, "ended", "Task exception was never retrieved"), events);
  }

  /** The group's own cancellation and one from outside meet while it waits for its tasks. */
  @Test
  void aCancellationFromOutsideIsThrownOnceThoughTheGroupIsBeingCancelled() {
    Coroutine<Object> slow =
        script(v -> Asyncio.sleep(millis(100))).except(e -> Asyncio.sleep(millis(20)));
    Coroutine<Object> inner =
        script(
                v ->
                    TaskGroup.run(
                        group -> {
                          group.createTask(slow);
                          loop.callLater(millis(10), group::cancel);
                          return Asyncio.done();
                        }))
            .except(
                e -> {
                  events.add("inner " + (e instanceof CancelledError));
                  return Asyncio.sleep(millis(10), "cleaned up");
                })
            .then(v -> events.add(v));
    run(
        TaskGroup.run(
            outer -> {
              outer.createTask(inner);
              loop.callLater(millis(20), outer::cancel);
              return Asyncio.done();
            }));
    assertEquals(List.of("inner true", "cleaned up"), events);
  }
}
