package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Stack traces and task descriptions read as the source does, suspended or not. */
class TracesTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "Trace",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*; import java.util.concurrent.CompletableFuture;
          public class Trace {
            @Async public static Coroutine<Void> top(Future<Void> gate) {
              return middle(gate, 3);
            }
            @Async static Coroutine<Void> middle(Future<Void> gate, int depth) {
              if (depth > 0) {
                await(middle(gate, depth - 1));
                throw new AssertionError();
              }
              try {
                await(inner(gate));
              } finally {
                gate.done();
              }
              return done();
            }
            @Async static Coroutine<Void> inner(Future<Void> gate) {
              await(gate);
              throw new IllegalStateException("after the gate");
            }
            @Async public static CompletableFuture<Void> hot(CompletableFuture<Void> gate) {
              await(hotInner(gate));
              return CompletableFuture.completedFuture(null);
            }
            @Async static CompletableFuture<Void> hotInner(CompletableFuture<Void> gate) {
              await(gate);
              throw new IllegalStateException("after the gate");
            }
          }
          """);

  /** The lines of the class in a trace, innermost first. */
  private static List<String> lines(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(element -> element.getClassName().equals("Trace"))
        .map(element -> element.getMethodName() + ":" + element.getLineNumber())
        .toList();
  }

  private static Coroutine<?> call(Future<Void> gate) throws Exception {
    Class<?> type = Class.forName("Trace", true, new TargetLoader("Trace", true, CLASSES));
    return (Coroutine<?>) type.getMethod("top", Future.class).invoke(null, gate);
  }

  @Test
  void failureOfResumedCodeCarriesTheLinesOfAllThatWait() throws Exception {
    try (EventLoop loop = EventLoop.create()) {
      Future<Void> gate = loop.createFuture();
      Task<?> top = loop.createTask(call(gate));
      loop.callSoon(() -> gate.setResult(null)); // after the task's first step
      IllegalStateException failure =
          assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(top));
      // top() made a tail call: like any such call it has left the stack
      assertEquals(
          List.of("inner:21", "middle:13", "middle:9", "middle:9", "middle:9"), lines(failure));
    }
  }

  @Test
  void failureThatNeverSuspendedHasTheSameLines() throws Exception {
    try (EventLoop loop = EventLoop.create()) {
      Future<Void> gate = loop.createFuture();
      gate.setResult(null);
      Coroutine<?> top = call(gate);
      IllegalStateException failure =
          assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(top));
      assertEquals(
          List.of("inner:21", "middle:13", "middle:9", "middle:9", "middle:9", "top:5"),
          lines(failure));
    }
  }

  @Test
  void methodsThatReturnFuturesHaveTheirLinesToo() throws Exception {
    Class<?> type = Class.forName("Trace", true, new TargetLoader("Trace", true, CLASSES));
    Method hot = type.getMethod("hot", CompletableFuture.class);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    CompletableFuture<?> opened = (CompletableFuture<?>) hot.invoke(null, gate);
    gate.complete(null);
    assertEquals(List.of("hotInner:29", "hot:24"), lines(failureOf(opened)));
    // What starts the body is the method as it is called, without lines: debuggers step through it.
    assertEquals(
        List.of("hotInner:29", "hot:24", "hot:-1"),
        lines(failureOf((CompletableFuture<?>) hot.invoke(null, gate))));

    CompletableFuture<Void> broken = new CompletableFuture<>();
    CompletableFuture<?> failed = (CompletableFuture<?>) hot.invoke(null, broken);
    broken.completeExceptionally(new IllegalStateException("of the gate"));
    assertEquals(List.of("hotInner:28", "hot:24"), lines(failureOf(failed)));
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, future::get).getCause();
  }

  @Test
  void suspendedTaskTellsMethodAndLine() throws Exception {
    try (EventLoop loop = EventLoop.create()) {
      Future<Void> gate = loop.createFuture();
      Coroutine<?> top = call(gate);
      Task<?> task = loop.createTask(top);
      String before = task.toString();
      loop.callSoon(loop::stop);
      loop.runForever();
      String suspended = task.toString();
      gate.setResult(null);
      assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(task));
      assertEquals(
          "<Task pending name='Task' coro=<top() running at Trace.java:5>>", plain(before));
      assertTrue(
          plain(suspended)
              .startsWith("<Task pending name='Task' coro=<top() running at Trace.java:"),
          suspended);
      assertEquals(
          "<Task finished name='Task' coro=<top() done, defined at Trace.java:5>"
              + " exception=IllegalStateException('after the gate')>",
          plain(task.toString()));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("Task-\\d+", "Task");
  }
}
