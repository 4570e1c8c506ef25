package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.frame.Suspension;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void aTaskStartsAtTheLoopsNextTurn() {
    loop.callSoon(() -> events.add("before"));
    Task<Object> task = loop.createTask(script(v -> events.add("task")));
    loop.callSoon(() -> events.add("after"));
    assertEquals(List.of(), events);
    assertEquals(true, loop.runUntilComplete(task));
    assertEquals(List.of("before", "task", "after"), events);
  }

  @Test
  void awaitingACoroutineDoesNotGiveUpTheTurn() {
    Task<Object> task =
        loop.createTask(
            script(
                    v -> {
                      loop.callSoon(() -> events.add("others"));
                      return script(w -> events.add("inner"));
                    })
                .then(v -> events.add("outer")));
    loop.runUntilComplete(task);
    assertEquals(List.of("inner", "outer", "others"), events);
  }

  @Test
  void aTaskThatWaitsResumesInThePassAfterTheCompletion() {
    Future<String> future = loop.createFuture();
    Task<Object> task = loop.createTask(script(v -> future).then(v -> events.add(v)));
    loop.callSoon(
        () -> {
          future.setResult("value");
          loop.callSoon(() -> events.add("scheduled after the completion"));
          events.add("completed");
        });
    loop.runUntilComplete(task);
    assertEquals(List.of("completed", "value", "scheduled after the completion"), events);
  }

  @Test
  void sleepingZeroGivesUpExactlyOnePass() {
    Script<Object> counts = Script.named("counts");
    for (int i = 0; i < 3; i++) {
      int n = i;
      counts.run(() -> events.add(n)).then(v -> Asyncio.sleep(Duration.ZERO));
    }
    Task<Object> task = loop.createTask(counts);
    Script<Object> letters = Script.named("letters");
    for (String letter : List.of("a", "b", "c")) {
      letters.run(() -> events.add(letter)).then(v -> Asyncio.yieldNow());
    }
    loop.createTask(letters);
    loop.runUntilComplete(task);
    assertEquals(List.of(0, "a", 1, "b", 2, "c"), events);
  }

  @Test
  void sleepGivesItsResultAfterItsTime() {
    long before = loop.time();
    assertEquals("slept", loop.runUntilComplete(Asyncio.sleep(Duration.ofHours(1), "slept")));
    assertEquals(Duration.ofHours(1).toNanos(), loop.time() - before);
  }

  @Test
  void aFailureIsTheTasksAndIsThrownAsItIs() {
    IOException failure = new IOException("lost");
    Task<Object> task =
        loop.createTask(
            script(
                v -> {
                  throw failure;
                }));
    assertSame(failure, assertThrows(IOException.class, () -> loop.runUntilComplete(task)));
    assertSame(failure, task.exception());
    assertFalse(task.cancelled());
  }

  @Test
  void taskIsNoPlaceForOthersToPutAResult() {
    Task<Object> task = loop.createTask(Asyncio.done("own"), "busy");
    assertEquals(
        "Task does not support setResult operation: the coroutine of busy gives the result;"
            + " complete a future of EventLoop.createFuture() instead",
        assertThrows(IllegalStateException.class, () -> task.setResult("x")).getMessage());
    assertEquals(
        "Task does not support setException operation: the coroutine of busy gives the result;"
            + " complete a future of EventLoop.createFuture() instead",
        assertThrows(IllegalStateException.class, () -> task.setException(new IOException()))
            .getMessage());
    assertEquals("own", loop.runUntilComplete(task));
  }

  @Test
  void namesAreNumberedUnlessGiven() {
    Task<Object> first = loop.createTask(Asyncio.done("x"));
    Task<Object> second = loop.createTask(Asyncio.done("x"));
    int number = Integer.parseInt(first.getName().substring("Task-".length()));
    assertEquals("Task-" + (number + 1), second.getName());
    Task<Object> named = loop.createTask(Asyncio.done("x"), "worker");
    assertEquals("worker", named.getName());
    named.setName("boss");
    assertEquals("boss", named.getName());
    assertThrows(NullPointerException.class, () -> named.setName(null));
    loop.runUntilComplete(Asyncio.sleep(Duration.ZERO));
  }

  @Test
  void awaitingItselfIsAnErrorInTheTask() {
    List<Task<Object>> self = new ArrayList<>();
    self.add(loop.createTask(script(v -> self.get(0)).except(this::message), "self"));
    assertEquals(
        "Task cannot await on itself: <Task pending name='self' coro=<script() running at"
            + " Script.java:1> cb=[MainFuture.<lambda>()]>; it would never go on. Await another"
            + " task, or what this one has to wait for",
        loop.runUntilComplete(self.get(0)));
  }

  @Test
  void awaitingAnotherLoopsFutureIsAnErrorInTheTask() {
    Future<Object> foreign = VirtualTime.loop().createFuture();
    Task<Object> task = loop.createTask(script(v -> foreign).except(this::message), "t");
    assertEquals(
        "Task <Task pending name='t' coro=<script() running at Script.java:1>"
            + " cb=[MainFuture.<lambda>()]> got Future <Future pending> attached to a different loop;"
            + " make it inside the coroutine that awaits it, or hand the work over with"
            + " runCoroutineThreadsafe",
        loop.runUntilComplete(task));
  }

  @Test
  void waitingForSomethingElseThanAFutureIsAnErrorInTheTask() {
    Script<Object> coroutine =
        Script.<Object>named("bad").then(v -> new BadYield()).except(this::message);
    assertEquals(
        "Task got bad yield: 'text'; a task takes nothing but null from yieldToDriver",
        loop.runUntilComplete(coroutine));
  }

  @Test
  void theSecondTaskOfOneCoroutineFails() {
    Coroutine<Object> coroutine = script(v -> Asyncio.sleep(Duration.ofMillis(1))).then(v -> "x");
    Task<Object> first = loop.createTask(coroutine);
    Task<Object> second = loop.createTask(coroutine);
    assertEquals("x", loop.runUntilComplete(first));
    assertTrue(
        second
            .exception()
            .getMessage()
            .startsWith("coroutine is being awaited already: <coroutine script() running"));
  }

  @Test
  void currentTaskIsTheOneWhoseCodeRuns() {
    assertThrows(IllegalStateException.class, Asyncio::currentTask);
    loop.callSoon(() -> events.add(String.valueOf(Asyncio.currentTask())));
    List<Task<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int n = i;
      tasks.add(
          loop.createTask(
              script(v -> Asyncio.currentTask() == tasks.get(n))
                  .then(v -> events.add(v))
                  .then(v -> Asyncio.yieldNow())
                  .then(v -> events.add(Asyncio.currentTask() == tasks.get(n)))));
    }
    tasks.forEach(loop::runUntilComplete);
    assertEquals(List.of("null", true, true, true, true), events);
  }

  @Test
  void allTasksAreTheUnfinishedOnesInTheOrderOfCreation() {
    Task<Object> a = loop.createTask(Asyncio.done("a"));
    Task<Object> b = loop.createTask(Asyncio.sleep(Duration.ofDays(1), "b"));
    Task<Object> c = loop.createTask(script(v -> Asyncio.allTasks()));
    assertEquals(List.of(a, b, c), new ArrayList<>(Asyncio.allTasks(loop)));
    assertEquals(Set.of(b, c), loop.runUntilComplete(c));
    assertEquals(Set.of(b), Asyncio.allTasks(loop));
    assertSame(c.getCoro().coroutine(), c.getCoro());
  }

  @Test
  void aTaskNeedsACoroutine() {
    assertEquals(
        "a coroutine was expected, got null",
        assertThrows(NullPointerException.class, () -> loop.createTask(null)).getMessage());
    assertThrows(IllegalStateException.class, () -> Asyncio.createTask(Asyncio.done("x")));
  }

  @Test
  void ensureFutureLeavesFuturesAloneAndMakesTasksOfTheRest() {
    Future<Object> future = loop.createFuture();
    assertSame(future, Asyncio.ensureFuture(future));
    Awaitable<String> own = () -> Asyncio.done("own");
    assertEquals("own", loop.runUntilComplete(own));
  }

  @Test
  void tenThousandTasksThatAwaitOneAnotherAreCancelledAsOne() {
    Future<Object> future = loop.createFuture();
    Task<Object> last = loop.createTask(script(v -> future));
    Task<Object> first = last;
    for (int i = 0; i < 10_000; i++) {
      Task<Object> inner = first;
      first = loop.createTask(script(v -> inner));
    }
    onePass();
    assertTrue(first.toString().length() > 100_000);
    first.cancel("all");
    assertTrue(future.cancelled());
    Task<Object> outermost = first;
    CancelledError error =
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(outermost));
    assertEquals("all", error.getMessage());
    assertTrue(last.cancelled());
    assertNull(outermost.awaited());
  }

  private Object message(Throwable failure) {
    return failure.getMessage();
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  /** A frame that makes up something to wait for. */
  private static final class BadYield extends dev.heddle.frame.Frame<Object> {
    @Override
    protected Object resume() {
      return Suspension.on("text");
    }

    @Override
    protected String layout() {
      return "1\tBad\tyield\t()V\t\t0\t0";
    }
  }
}
