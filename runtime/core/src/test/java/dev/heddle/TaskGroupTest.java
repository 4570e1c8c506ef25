package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TaskGroupTest extends GroupScripts {
  @Test
  void allHaveEndedWhenTheGroupHas() {
    assertEquals(
        "result",
        run(
            TaskGroup.run(
                group -> {
                  events.add(group.createTask(work("b", 20), "named").getName());
                  group.createTask(work("a", 10));
                  events.add(group.toString());
                  return Asyncio.done("result");
                })));
    assertEquals(List.of("named", "<TaskGroup tasks=2 entered>", "a", "b"), events);
  }

  @Test
  void theFirstFailureCancelsTheOthersAndTheBody() {
    ExceptionGroup thrown =
        failureOf(
            group -> {
              group.createTask(failing(10));
              group.createTask(failing(10));
              group.createTask(work("victim", 100));
              return work("body", 100);
            });
    assertEquals("unhandled errors in a TaskGroup (2 sub-exceptions)", thrown.getMessage());
    assertEquals(List.of(failure, failure), thrown.exceptions());
    assertEquals(List.of("victim cancelled", "body cancelled"), events);
  }

  @Test
  void aFailureOfTheBodyComesLast() {
    ExceptionGroup thrown =
        failureOf(
            group -> {
              group.createTask(
                  script(v -> Asyncio.sleep(millis(100)))
                      .except(
                          e -> {
                            throw new IllegalStateException("while cleaning up");
                          }));
              return failing(10);
            });
    assertEquals("while cleaning up", thrown.exceptions().get(0).getMessage());
    assertSame(failure, thrown.exceptions().get(1));
  }

  @Test
  void aFailureThatEndsTheLoopComesOutBareAndTheOthersAreReported() {
    List<Object> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.message()));
    OutOfMemoryError fatal = new OutOfMemoryError("pretended");
    Task<Object> task =
        loop.createTask(
            TaskGroup.run(
                group -> {
                  group.createTask(
                      script(v -> Asyncio.sleep(millis(100)))
                          .except(
                              e -> {
                                throw failure;
                              }));
                  return script(v -> Asyncio.yieldNow())
                      .then(
                          v -> {
                            throw fatal;
                          });
                }));
    assertSame(fatal, assertThrows(OutOfMemoryError.class, () -> loop.runUntilComplete(task)));
    assertSame(fatal, task.exception());
    assertEquals(List.of("failure of a task group that a fatal one has displaced"), reports);
  }

  @Test
  void aTaskThatIsCancelledAloneDoesNotEndTheGroup() {
    loop.setExceptionHandler((where, context) -> events.add(context.message()));
    run(
        TaskGroup.run(
            group -> {
              Task<?> alone = group.createTask(work("alone", 100));
              group.createTask(work("sibling", 20));
              return script(v -> Asyncio.yieldNow()).run(alone::cancel);
            }));
    assertEquals(List.of("alone cancelled", "sibling"), events);
  }

  @Test
  void whenItIsCancelledFromOutsideSoAreNestedGroups() {
    Task<Object> task =
        loop.createTask(
            TaskGroup.run(
                outer -> {
                  outer.createTask(work("outer", 100));
                  return TaskGroup.run(
                      inner -> {
                        inner.createTask(work("inner", 100));
                        return Asyncio.done("");
                      });
                }));
    loop.callLater(millis(10), task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertTrue(task.cancelled());
    assertEquals(List.of("inner cancelled", "outer cancelled"), events);
  }

  @Test
  void aGroupThatIsOverRefusesTasksAndClosesThem() {
    List<TaskGroup> kept = new ArrayList<>();
    Coroutine<Object> late = work("late", 0);
    Coroutine<Object> later = work("later", 0);
    run(
        script(
                v ->
                    TaskGroup.run(
                        group -> {
                          kept.add(group);
                          group.createTask(
                              script(w -> Asyncio.sleep(millis(100)))
                                  .last(() -> events.add(refusal(group, late))));
                          return script(w -> Asyncio.yieldNow()).run(group::cancel);
                        }))
            .run(() -> events.add(refusal(kept.get(0), later))));
    String wayOut = "; make its tasks before it is cancelled or left, or use another group";
    assertEquals(
        List.of(
            "TaskGroup <TaskGroup tasks=1 cancelling> is shutting down" + wayOut,
            "TaskGroup <TaskGroup cancelling> is finished" + wayOut),
        events);
    assertEquals(Coroutine.State.CLOSED, late.state());
    assertEquals(Coroutine.State.CLOSED, later.state());
  }

  @Test
  void aTasksNameContextAndStartCanBeChosen() {
    Context context = new Context();
    run(
        TaskGroup.run(
            group -> {
              Task<Object> task =
                  group.createTask(
                      script(v -> events.add("at once")).then(v -> Asyncio.yieldNow()),
                      new TaskOptions("named", context, true));
              events.add(task.getName());
              assertSame(context, task.getContext());
              return Asyncio.done();
            }));
    assertEquals(List.of("at once", "named"), events);
  }

  /** Its failure is told in the next pass, so that the body is not cancelled while it runs. */
  @Test
  void aTaskThatFailsAtOnceEndsTheBodyAtItsNextWait() {
    ExceptionGroup thrown =
        failureOf(
            group -> {
              group.createTask(
                  script(
                      v -> {
                        throw failure;
                      }),
                  TaskOptions.DEFAULT.withEagerStart(true));
              events.add(group.toString());
              return work("body", 100);
            });
    assertEquals(List.of(failure), thrown.exceptions());
    assertEquals(List.of("<TaskGroup tasks=1 entered>", "body cancelled"), events);
  }

  @Test
  void tasksCanMakeMoreTasks() {
    run(
        TaskGroup.run(
            group -> {
              group.createTask(
                  script(v -> Asyncio.yieldNow()).run(() -> group.createTask(work("second", 10))));
              return Asyncio.done();
            }));
    assertEquals(List.of("second"), events);
  }

  @Test
  void aTaskCleansUpInPeaceWhenASiblingFails() {
    failureOf(
        group -> {
          group.createTask(failing(10));
          group.createTask(
              script(v -> Asyncio.sleep(millis(100)))
                  .except(e -> script(v -> Asyncio.sleep(millis(5), "cleaned up")))
                  .then(events::add));
          return Asyncio.done();
        });
    assertEquals(List.of("cleaned up"), events);
  }

  @Test
  void aBodyThatEndsByAnExpiredTryFormFails() {
    ExceptionGroup thrown =
        failureOf(
            group -> {
              Timeout timeout = Asyncio.timeout(millis(10));
              return script(v -> Asyncio.sleep(millis(100)))
                  .except(
                      e -> {
                        e.addSuppressed(assertThrows(TimeoutException.class, timeout::close));
                        throw e;
                      });
            });
    assertSame(TimeoutException.class, thrown.exceptions().get(0).getClass());
    assertFalse(events.contains("x"));
  }

  private String refusal(TaskGroup group, Coroutine<?> late) {
    return assertThrows(IllegalStateException.class, () -> group.createTask(late)).getMessage();
  }
}
