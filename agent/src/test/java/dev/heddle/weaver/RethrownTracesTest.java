package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A failure that is kept while something is awaited, and thrown again, has each line once, wherever
 * the frames were when it was made.
 */
class RethrownTracesTest {

  private static final int RANDOM_RUNS = 30;

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "Again",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*;
          import dev.heddle.weaver.harness.Probe;
          public class Again {
            static int fails() { throw new IllegalStateException("failed"); }
            @Async static Coroutine<String> caught(Probe p) {
              return done(await(told(middle(p))));
            }
            @Async static Coroutine<Integer> middle(Probe p) {
              return done(
                  await(
                      cleansUp(p))
                  + await(p.later(1)));
            }
            @Async static Coroutine<Integer> cleansUp(Probe p) {
              try {
                return done(fails());
              } catch (IllegalStateException e) {
                await(p.later("cleaned up"));
                throw e;
              }
            }
            @Async static Coroutine<String> nested(Probe p) {
              return done(await(told(outer(p))));
            }
            @Async static Coroutine<Integer> outer(Probe p) {
              try {
                return done(await(middle(p)));
              } finally {
                try {
                  await(p.failing(new Error("another")));
                } catch (Error e) {
                  await(p.later("handled"));
                }
              }
            }
            @Async static Coroutine<String> recursive(Probe p) {
              return done(await(told(down(p, 5))));
            }
            @Async static Coroutine<Integer> down(Probe p, int n) {
              try {
                return done(n == 0 ? fails() : await(down(p, n - 1)));
              } finally {
                await(p.later(n));
              }
            }
            @Async static Coroutine<String> told(Coroutine<Integer> failing) {
              try {
                return done("returned " + await(failing));
              } catch (IllegalStateException e) {
                StringBuilder lines = new StringBuilder();
                for (StackTraceElement line : e.getStackTrace()) {
                  if (line.getClassName().equals("Again")) {
                    lines.append(line.getMethodName()).append(':').append(line.getLineNumber());
                    lines.append(' ');
                  }
                }
                return done(lines.toString());
              }
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(strings = {"caught", "nested", "recursive"})
  void eachLineStandsInTheTraceOnce(String method) throws Exception {
    // the line of the call where it is on the stack, that of the await where it waits
    String expected =
        switch (method) {
          case "caught" -> "returned fails:5 cleansUp:17 middle:11|12 told:49 caught:7 ";
          case "nested" -> "returned fails:5 cleansUp:17 middle:11|12 outer:28 told:49 nested:24 ";
          default -> "returned fails:5" + " down:42".repeat(6) + " told:49 recursive:38 ";
        };
    assertEquals(expected, end(method, Suspending.NEVER, 0));
    assertEquals(expected, end(method, Suspending.ALWAYS, 0));
    for (int seed = 0; seed < RANDOM_RUNS; seed++) {
      assertEquals(expected, end(method, Suspending.AT_RANDOM, seed), "seed " + seed);
    }
  }

  private static String end(String method, Suspending suspending, int seed) throws Exception {
    Class<?> again = Class.forName("Again", true, new TargetLoader("Again", true, CLASSES));
    Outcome outcome = TargetRun.of(again.getDeclaredMethod(method, Probe.class), suspending, seed);
    return outcome.end().replaceAll("middle:1[12] ", "middle:11|12 ");
  }
}
