package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A coroutine that is returned runs after the method has left all its blocks. */
class TailReturnsTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "Tail",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*;
          import dev.heddle.weaver.harness.Probe;
          public class Tail {
            @Async static Coroutine<String> throughFinally(Probe p) {
              try {
                return named(p, await(p.later("result")));
              } catch (IllegalStateException e) {
                return done("caught");
              } finally {
                p.log("finally " + await(p.later(1)));
              }
            }
            @Async static Coroutine<String> pastCatch(Probe p) {
              try {
                p.log(await(p.later("in try")));
                return failing(p);
              } catch (IllegalStateException e) {
                return done("caught");
              }
            }
            @Async static Coroutine<String> named(Probe p, String name) {
              p.log("named");
              await(p.later(name));
              return done(name);
            }
            @Async static Coroutine<String> failing(Probe p) {
              await(p.failing(new IllegalStateException("after the try")));
              return done("no");
            }
          }
          """);

  private static Outcome run(String method, Suspending suspending) throws Exception {
    Class<?> type = Class.forName("Tail", true, new TargetLoader("Tail", true, CLASSES));
    return TargetRun.of(type.getDeclaredMethod(method, Probe.class), suspending, 0);
  }

  @Test
  void finallyRunsFirst() throws Exception {
    Outcome expected = new Outcome(List.of("finally 1", "named"), "returned result");
    assertEquals(expected, run("throughFinally", Suspending.NEVER));
    assertEquals(expected, run("throughFinally", Suspending.ALWAYS));
  }

  @Test
  void catchDoesNotSeeItsFailure() throws Exception {
    Outcome expected =
        new Outcome(
            List.of("in try"),
            "threw java.lang.IllegalStateException: after the try at failing:28");
    assertEquals(expected, run("pastCatch", Suspending.NEVER));
    assertEquals(expected, run("pastCatch", Suspending.ALWAYS));
  }
}
