package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EagerTaskTest {
  private static final TaskOptions EAGER = TaskOptions.DEFAULT.withEagerStart(true);

  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void anEagerTaskRunsToItsFirstWaitWhileItIsMade() {
    loop.runUntilComplete(
        script(
                v -> {
                  Task<Object> slow =
                      loop.createTask(
                          script(w -> events.add("starts"))
                              .then(w -> Asyncio.yieldNow())
                              .run(() -> events.add("resumes")),
                          EAGER);
                  events.add("made, done " + slow.done());
                  assertEquals(2, Asyncio.allTasks().size());
                  return slow;
                })
            .run(() -> events.add("main")));
    assertEquals(List.of("starts", "made, done false", "resumes", "main"), events);
  }

  @Test
  void oneThatEndsAtOnceIsNeverScheduled() {
    loop.runUntilComplete(
        script(
            v -> {
              Task<Object> quick =
                  loop.createTask(
                      script(w -> Asyncio.currentTask().getName()), EAGER.withName("quick"));
              assertTrue(quick.done());
              assertEquals("quick", quick.result(), "it was the current task");
              assertNull(quick.getCoro());
              assertEquals("<Task finished name='quick' result='quick'>", quick.toString());
              assertEquals(Set.of(Asyncio.currentTask()), Asyncio.allTasks());
              return null;
            }));
  }

  @Test
  void theMakerIsTheCurrentTaskAgainAfterwards() {
    loop.runUntilComplete(
        script(
            v -> {
              Task<?> maker = Asyncio.currentTask();
              loop.createTask(script(w -> Asyncio.yieldNow()), EAGER);
              assertSame(maker, Asyncio.currentTask());
              assertSame(maker, Asyncio.currentTask(loop));
              assertNull(Asyncio.currentTask(VirtualTime.loop()));
              return null;
            }));
  }

  @Test
  void aFailureAtOnceIsTheTasksOwn() {
    IllegalStateException failure = new IllegalStateException("at once");
    Object seen =
        loop.runUntilComplete(
            script(
                v -> {
                  Task<Object> bad =
                      loop.createTask(
                          script(
                              w -> {
                                throw failure;
                              }),
                          EAGER);
                  return bad.exception();
                }));
    assertSame(failure, seen);
  }

  @Test
  void anEagerTaskHasItsOwnContext() {
    ContextVar<String> name = new ContextVar<>("name", "unset");
    loop.runUntilComplete(
        script(v -> name.set("maker"))
            .run(
                () -> {
                  loop.createTask(
                      script(w -> events.add(name.get()))
                          .then(w -> name.set("task"))
                          .then(w -> Asyncio.yieldNow())
                          .run(() -> events.add(name.get())),
                      EAGER);
                  events.add(name.get());
                })
            .then(v -> Asyncio.yieldNow())
            .then(v -> Asyncio.yieldNow()));
    assertEquals(List.of("maker", "maker", "task"), events);
  }

  @Test
  void aBusyContextRefusesAnEagerTask() {
    Context own = new Context();
    Task<Object> maker =
        loop.createTask(
            script(v -> loop.createTask(Asyncio.done(), EAGER.withContext(own)))
                .except(Throwable::getMessage)
                .then(message -> message + " " + Asyncio.allTasks().size()),
            own);
    assertEquals(
        "cannot enter context: <Context> is already entered; give each task, handle or thread a"
            + " copy() of its own 1",
        loop.runUntilComplete(maker));
  }

  @Test
  void whileTheLoopRestsTheStartWaitsForIt() {
    Task<Object> task = loop.createTask(script(v -> events.add("runs")), EAGER);
    assertFalse(task.done());
    loop.runUntilComplete(task);
    assertEquals(List.of("runs"), events);
  }

  @Test
  void theFactoryMakesAllTasksOfItsLoop() {
    loop.setTaskFactory(Asyncio.eagerTaskFactory());
    loop.runUntilComplete(
        script(
            v -> {
              assertTrue(Asyncio.createTask(Asyncio.done("x")).done());
              assertTrue(Asyncio.ensureFuture(Asyncio.done("x")).done());
              loop.setTaskFactory(null);
              assertNull(loop.getTaskFactory());
              assertFalse(Asyncio.createTask(Asyncio.done("x")).done());
              return null;
            }));
  }

  @Test
  void anEagerFactoryCanHaveAnotherInside() {
    loop.setTaskFactory(Asyncio.createEagerTaskFactory(EagerTaskTest::counting));
    loop.runUntilComplete(
        script(
            v -> {
              Task<String> task = Asyncio.createTask(Asyncio.done("x"), "mine");
              assertEquals("counted mine", task.getName());
              assertTrue(task.done());
              return null;
            }));
  }

  private static <T extends @Nullable Object> Task<T> counting(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    return new Task<>(loop, coroutine, options.withName("counted " + options.name()));
  }

  @Test
  void aFactoryThatGivesNothingIsRefused() {
    loop.setTaskFactory(EagerTaskTest::nothing);
    Coroutine<Void> coroutine = Asyncio.done();
    assertEquals(
        "the task factory gave null for a task",
        assertThrows(NullPointerException.class, () -> loop.createTask(coroutine)).getMessage());
  }

  private static <T extends @Nullable Object> Task<T> nothing(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    return null;
  }
}
