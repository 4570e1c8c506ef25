package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Methods with more variables, arguments, awaits or code than anyone should write. */
class LargeMethodsTest {

  private static String repeat(int times, String separator, IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining(separator));
  }

  private static Map<String, byte[]> compile(String members) {
    return JavaSource.compile(
        "Large",
        """
        import static dev.heddle.Asyncio.*;
        import dev.heddle.*;
        import dev.heddle.weaver.harness.Probe;
        public class Large {
        %s
        }
        """
            .formatted(members));
  }

  private static void assertSame(String members) throws Exception {
    Map<String, byte[]> classes = compile(members);
    Outcome expected = run(classes, Suspending.UNWOVEN, 0);
    assertTrue(expected.end().startsWith("returned "), expected.end());
    assertEquals(expected, run(classes, Suspending.NEVER, 0));
    assertEquals(expected, run(classes, Suspending.ALWAYS, 0));
    for (int seed = 0; seed < 5; seed++) {
      assertEquals(expected, run(classes, Suspending.AT_RANDOM, seed), "seed " + seed);
    }
  }

  private static Outcome run(Map<String, byte[]> classes, Suspending suspending, long seed)
      throws Exception {
    TargetLoader loader = new TargetLoader("Large", suspending != Suspending.UNWOVEN, classes);
    return TargetRun.of(
        Class.forName("Large", true, loader).getDeclaredMethod("run", Probe.class),
        suspending,
        seed);
  }

  @Test
  void a140LiveLongs() throws Exception {
    assertSame(
        "@Async static Coroutine<Long> run(Probe p) {\n"
            + "long n = await(p.later(3L));\n"
            + repeat(140, "\n", i -> "long v" + i + " = " + i + " * n;")
            + repeat(20, "\n", i -> "v" + i * 7 + " += await(p.later(" + i + "));")
            + "\nlong sum = v0 - await(p.later(5)) + await(p.later(7L));\n"
            + "return done(sum + "
            + repeat(140, " + ", i -> "v" + i)
            + ");\n}");
  }

  @Test
  void a140LiveLongsInAnInstanceMethodWithStack() throws Exception {
    assertSame(
        "long seed = 3;\n@Async static Coroutine<String> run(Probe p) {\n"
            + " return done(await(new Large().inner(p, 1L)));\n}\n"
            + "static String join(int a, String b, double c, long d) { return a + b + c + d; }\n"
            + "@Async Coroutine<String> inner(Probe p, long n) {\n"
            + repeat(140, "\n", i -> "long v" + i + " = n + " + i + ";")
            + "\nString s = join(1, \"x\", 2.5, seed + await(p.later(9L)));\n"
            + "return done(s + ("
            + repeat(140, " + ", i -> "v" + i)
            + "));\n}");
  }

  @Test
  void a1500Awaits() throws Exception {
    assertSame(
        "@Async static Coroutine<Integer> run(Probe p) {\n int s = 0;\n"
            + repeat(1500, "\n", i -> "s += await(p.later(" + i + "));")
            + "\n return done(s);\n}");
  }

  @Test
  void a400AwaitsInTryBlocks() throws Exception {
    assertSame(
        "@Async static Coroutine<Integer> run(Probe p) {\n int s = 0;\n"
            + repeat(
                200,
                "\n",
                i ->
                    "try { s += await(p.later("
                        + i
                        + ")); if (s % 3 == 0) await(p.failing(new RuntimeException()));"
                        + " } catch (RuntimeException e) { s++; }")
            + "\n return done(s);\n}");
  }

  @Test
  void asManyArgumentsAsAMethodCanHave() throws Exception {
    // 255 slots: the probe, 126 longs, two ints
    assertSame(
        "@Async static Coroutine<Long> run(Probe p) {\n return done(await(many(p, "
            + repeat(126, ", ", i -> i + "L")
            + ", 1, 2)));\n}\n@Async static Coroutine<Long> many(Probe p, "
            + repeat(126, ", ", i -> "long a" + i)
            + ", int b, int c) {\n long sum = await(p.later(b));\n await(p.later(c));\n return done(sum + b * c + "
            + repeat(126, " + ", i -> "a" + i)
            + ");\n}");
  }

  @Test
  void methodThatOutgrowsTheClassFileIsRefusedWithItsSize() {
    byte[] large =
        compile(
                "@Async static Coroutine<Integer> run(Probe p, int x) {\n int s = 0;\n"
                    + repeat(2100, "\n", i -> "s += await(p.later(" + i + ")) * x;")
                    + "\n return done(s);\n}")
            .get("Large");
    Refused refused = assertInstanceOf(Refused.class, new Weaver().weave(large));
    Diagnostic error = refused.diagnostics().get(0);
    assertEquals("W0301", error.code());
    assertTrue(error.headline().matches("method grows to \\d+ bytes of code"), error.headline());
    assertEquals("Large.run(Large.java:6)", error.location().toString());
  }
}
