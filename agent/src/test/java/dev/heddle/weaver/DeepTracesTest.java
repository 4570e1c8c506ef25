package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A failure that climbs through ten thousand suspended frames gets the line of each, in order and
 * once, and what that costs grows with their number and not with its square.
 */
class DeepTracesTest {

  private static final int DEPTH = 10_000;
  private static final long STACK_BYTES = 1L << 29;

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "Deep",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*;
          public class Deep {
            public static int handled;
            @Async public static Coroutine<Void> plain(Future<Void> gate, int depth) {
              if (depth == 0) {
                await(gate);
              } else if (depth % 2 == 0) {
                await(plain(gate, depth - 1));
              } else {
                await(
                    plain(gate, depth - 1));
              }
              return done();
            }
            @Async public static Coroutine<Void> guarded(Future<Void> gate, int depth) {
              try {
                if (depth == 0) {
                  await(gate);
                } else if (depth % 2 == 0) {
                  await(guarded(gate, depth - 1));
                } else {
                  await(
                      guarded(gate, depth - 1));
                }
              } finally {
                handled++;
              }
              return done();
            }
            @Async public static Coroutine<Void> waiting(Future<Void> gate, int depth) {
              try {
                if (depth == 0) {
                  await(gate);
                } else if (depth % 2 == 0) {
                  await(waiting(gate, depth - 1));
                } else {
                  await(
                      waiting(gate, depth - 1));
                }
              } finally {
                handled++;
                await(depth % 100 == 0 ? sleep(java.time.Duration.ZERO) : done());
              }
              return done();
            }
          }
          """);

  /** Counts how many lines are read from its trace and written to it. */
  private static final class Counting extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private long moved;

    Counting() {
      super.setStackTrace(new StackTraceElement[0]);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      StackTraceElement[] trace = super.getStackTrace();
      moved += trace.length;
      return trace;
    }

    @Override
    public void setStackTrace(StackTraceElement[] trace) {
      moved += trace.length;
      super.setStackTrace(trace);
    }
  }

  /** The line of the await in a frame of this depth. */
  private static int line(int first, int depth) {
    return depth == 0 ? first : first + (depth % 2 == 0 ? 2 : 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain:7", "guarded:19", "waiting:34"})
  void eachOfTenThousandFramesLeavesItsLineOnceAtLinearCost(String target) throws Exception {
    String name = target.substring(0, target.indexOf(':'));
    int first = Integer.parseInt(target.substring(name.length() + 1));
    Counting failure = new Counting();
    List<Integer> lines = onLargeStack(() -> failThrough(name, failure));
    List<Integer> expected = new ArrayList<>();
    for (int depth = 0; depth < DEPTH; depth++) {
      expected.add(line(first, depth));
    }
    assertEquals(expected, lines);
    assertTrue(failure.moved < 12L * DEPTH, failure.moved + " lines were moved");
  }

  /** The lines of the class in the trace, innermost first. */
  private static List<Integer> failThrough(String name, Counting failure) throws Exception {
    Class<?> type = Class.forName("Deep", true, new TargetLoader("Deep", true, CLASSES));
    Method method = type.getMethod(name, Future.class, int.class);
    try (EventLoop loop = EventLoop.create()) {
      Future<Void> gate = loop.createFuture();
      Task<?> task = loop.createTask((Coroutine<?>) method.invoke(null, gate, DEPTH - 1));
      loop.callSoon(() -> gate.setException(failure)); // after the task's first step
      assertSame(failure, assertThrows(Counting.class, () -> loop.runUntilComplete(task)));
    }
    assertEquals(name.equals("plain") ? 0 : DEPTH, type.getField("handled").getInt(null));
    return Arrays.stream(failure.getStackTrace())
        .filter(line -> line.getClassName().equals("Deep"))
        .map(StackTraceElement::getLineNumber)
        .toList();
  }

  private static <T> T onLargeStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "deep", STACK_BYTES).start();
    return task.get();
  }
}
