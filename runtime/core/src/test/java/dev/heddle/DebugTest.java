package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a loop in debug mode tells. */
class DebugTest {
  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = time.newLoop();
  private final List<ErrorContext> reports = new ArrayList<>();

  @BeforeEach
  void debug() {
    assertFalse(loop.getDebug());
    loop.setDebug(true);
    loop.setExceptionHandler((where, context) -> reports.add(context));
  }

  @AfterEach
  void close() {
    loop.close();
    assertFalse(loop.getDebug());
  }

  private List<String> messages() {
    return reports.stream().map(ErrorContext::message).toList();
  }

  private static String method(Object stack) {
    return ((StackTraceElement) ((List<?>) stack).get(0)).getMethodName();
  }

  @Test
  void slowTurnsAndCallbacksAreLogged() {
    loop.setSlowCallbackDuration(Duration.ofMillis(5));
    assertEquals(Duration.ofMillis(5), loop.getSlowCallbackDuration());
    Task<Object> slow = loop.createTask(script(v -> busy(7)).then(v -> Asyncio.yieldNow()), "slow");
    loop.callSoon(() -> time.advance(Duration.ofMillis(5).toNanos()));
    loop.callSoon(() -> time.advance(Duration.ofMillis(4).toNanos()));
    List<String> lines = LogLines.during(() -> loop.runUntilComplete(slow));
    assertEquals(2, lines.size(), lines::toString);
    String task =
        "WARNING Executing <Task pending name='slow' coro=<\\w+\\(\\) running at Script.java:1>"
            + " cb=\\[MainFuture.<lambda>\\(\\)\\] created at DebugTest.java:\\d+> took 0.007 seconds";
    assertTrue(lines.get(0).matches(task), lines.get(0));
    assertEquals(
        "WARNING Executing <Handle DebugTest.<lambda>() created at DebugTest.java:LINE> took 0.005"
            + " seconds",
        lines.get(1).replaceFirst(":[0-9]+>", ":LINE>"));
  }

  @Test
  void slowTurnsOfTasksThatCannotBePrintedAreLogged() {
    Object silent =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    Task<Object> slow = loop.createTask(script(v -> busy(200)).then(v -> silent));
    List<String> lines = LogLines.during(() -> loop.runUntilComplete(slow));
    assertEquals(
        List.of(
            "WARNING Executing <dev.heddle.TaskStep, whose text fails to print> took 0.200 seconds"),
        lines);
  }

  private Object busy(int millis) {
    time.advance(Duration.ofMillis(millis).toNanos());
    return "busy";
  }

  @Test
  void otherThreadsMustNotSchedule() throws Exception {
    for (Callable<?> wrong :
        List.<Callable<?>>of(
            () -> loop.callSoon(() -> {}),
            () -> loop.callLater(Duration.ZERO, () -> {}),
            () -> loop.callAt(0, () -> {}))) {
      FutureTask<String> other =
          new FutureTask<>(
              () -> assertThrows(IllegalStateException.class, wrong::call).getMessage());
      loop.callSoon(
          () -> {
            Thread thread = new Thread(other);
            thread.start();
            assertEquals(
                "Non-thread-safe operation invoked on an event loop other than the current one:"
                    + " <EventLoop running=True closed=False debug=True>; use callSoonThreadsafe or"
                    + " runCoroutineThreadsafe from other threads",
                get(other));
          });
    }
    loop.runUntilComplete(Asyncio.yieldNow());
    assertEquals(List.of(), messages());
  }

  private static String get(FutureTask<String> task) {
    try {
      return task.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void reportsSayWhereTheThingWasMade() {
    loop.callSoon(
        () -> {
          throw new IllegalStateException("broken");
        });
    loop.createFuture().setException(new IllegalStateException("lost"));
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(
        List.of(
            "Exception in callback DebugTest.<lambda>()", "Future exception was never retrieved"),
        messages());
    for (ErrorContext report : reports) {
      assertEquals(
          "reportsSayWhereTheThingWasMade", method(report.get(ErrorContext.SOURCE_TRACEBACK)));
      assertTrue(
          report
              .toString()
              .contains(
                  "\nObject created at (most recent call first):\n\tat dev.heddle.DebugTest.reports"),
          report::toString);
    }
  }

  @Test
  void reportsOfNothingInParticularSayWhoseTurnItWas() {
    loop.callSoon(() -> loop.callExceptionHandler(ErrorContext.of("strange")));
    loop.runUntilComplete(Asyncio.yieldNow());
    assertNull(reports.get(0).get(ErrorContext.SOURCE_TRACEBACK));
    assertEquals(
        "reportsOfNothingInParticularSayWhoseTurnItWas",
        method(reports.get(0).get(ErrorContext.HANDLE_TRACEBACK)));
    assertTrue(
        reports
            .get(0)
            .toString()
            .startsWith("strange\nHandle created at (most recent call first):"),
        () -> reports.get(0).toString());
  }

  private static void drop(Coroutine<?> coroutine) {
    assertEquals(Coroutine.State.CREATED, coroutine.state());
  }

  @Test
  void coroutinesThatAreNeverAwaitedAreReportedWhenTheLoopCloses() {
    List<Object> kept = new ArrayList<>();
    loop.runUntilComplete(
        script(
                v -> {
                  drop(Asyncio.sleep(Duration.ofMillis(1)));
                  drop(Asyncio.yieldNow());
                  kept.add(Asyncio.toThread(() -> "never"));
                  Coroutine<?> closed = script(w -> "closed");
                  closed.close();
                  assertThrows(
                      IllegalStateException.class,
                      () -> script(w -> "thrown").throwInto(new IllegalStateException()));
                  return Asyncio.gather(Asyncio.sleep(Duration.ofMillis(1)), Asyncio.done());
                })
            .then(v -> script(w -> Asyncio.yieldNow())));
    assertEquals(1, kept.size());
    loop.close();
    assertEquals(
        List.of(
            "coroutine 'sleep' was never awaited",
            "coroutine 'toThread' was never awaited",
            "coroutine 'yieldNow' was never awaited"),
        messages().stream().sorted().toList());
    assertTrue(
        reports.stream()
            .allMatch(r -> method(r.get(ErrorContext.SOURCE_TRACEBACK)).contains("lambda")));
  }

  private static Coroutine<String> coroutineFunction() {
    return Asyncio.sleep(Duration.ofMillis(1), "never");
  }

  @Test
  void anAsyncMethodAsCallbackIsReportedAsNeverAwaited() {
    loop.callSoon(DebugTest::coroutineFunction);
    loop.callLater(Duration.ZERO, DebugTest::coroutineFunction);
    loop.runUntilComplete(Asyncio.yieldNow());
    loop.close();
    String line = "coroutine 'sleep' was never awaited";
    assertEquals(List.of(line, line), messages());
    assertEquals("coroutineFunction", method(reports.get(0).get(ErrorContext.SOURCE_TRACEBACK)));
  }

  @Test
  void theLoopSaysHowItWaitsAndThatItIsClosed() {
    List<String> lines =
        LogLines.during(
            Level.ALL,
            () -> {
              EventLoop other = time.newLoop();
              other.setDebug(true);
              other.setDebug(true);
              other.close();
            });
    assertEquals(
        List.of(
            "FINE Using selector: VirtualTime",
            "FINE Close <EventLoop running=False closed=False debug=True>"),
        lines);
  }

  @Test
  void runHasASwitch() {
    assertEquals(true, Asyncio.run(script(v -> EventLoop.running().getDebug()), true));
    assertEquals(false, Asyncio.run(script(v -> EventLoop.running().getDebug())));
    try (Runner runner = new Runner(true)) {
      assertTrue(runner.getLoop().getDebug());
    }
    try (Runner runner = new Runner(false, time::newLoop)) {
      assertFalse(runner.getLoop().getDebug());
    }
  }

  @Test
  void thePropertySwitchesAllLoops() {
    System.setProperty("heddle.debug", "true");
    try (EventLoop other = time.newLoop()) {
      assertTrue(other.getDebug());
    } finally {
      System.clearProperty("heddle.debug");
    }
  }

  @Test
  void tasksKnowWhereTheyWait() {
    Future<Object> future = loop.createFuture();
    Task<Object> task =
        loop.createTask(script(v -> Asyncio.wait(List.of(future))).then(v -> failing()), "t");
    assertEquals(1, task.getStack().size());
    loop.runUntilComplete(Asyncio.yieldNow());
    List<StackTraceElement> stack = task.getStack();
    assertEquals("wait", stack.get(1).getMethodName(), "the innermost call comes last");
    assertEquals(
        "Stack for "
            + task
            + " (most recent call last):\n\tat "
            + stack.get(0)
            + "\n\tat "
            + stack.get(1)
            + "\n",
        printed(task));
    future.setResult("x");
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(List.of(), task.getStack());
    String trace = printed(task);
    assertTrue(
        trace.startsWith(
            "Traceback for "
                + task
                + " (most recent call first):\n"
                + "java.lang.IllegalStateException: failed\n\tat dev.heddle.DebugTest.failing("),
        trace);
    Task<Object> done = loop.createTask(script(v -> "x"));
    loop.runUntilComplete(done);
    assertEquals("No stack for " + done + "\n", printed(done));
  }

  private static Object failing() {
    throw new IllegalStateException("failed");
  }

  private static String printed(Task<?> task) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    task.printStack(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
