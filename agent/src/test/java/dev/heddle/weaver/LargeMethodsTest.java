package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import dev.heddle.weaver.harness.WovenProcess;
import java.util.Comparator;
import java.util.List;
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
    WovenProcess.assertSameOnOtherJdks("Large", "run", classes, expected);
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
  void a1300AwaitsAmong400Variables() throws Exception {
    assertSame(
        "@Async static Coroutine<Integer> run(Probe p) {\n int s = 0;\n"
            + repeat(400, "\n", i -> "int v" + i + " = " + i + ";")
            + repeat(1300, "\n", i -> "s += await(p.later(" + i + "));")
            + "\n return done(s + v7);\n}");
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
  void methodThatOutgrowsTheClassFileIsRefusedWithItsSizeAndItsBiggestParts() {
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
    assertTrue(figure(error) > 65_535, error.headline());
    assertEquals("Large.run(Large.java:6)", error.location().toString());
    assertTrue(
        error
            .why()
            .matches(
                "a method has room for 65535 bytes; before weaving this one had \\d+, and each of"
                    + " its 2100 awaits saves and restores the variables that are needed after it"),
        error.why());
    assertEquals(3, error.labels().size());
    for (Label label : error.labels()) {
      assertTrue(label.text().matches("from here to line \\d+: \\d{4,5} bytes"), label.toString());
    }
  }

  @Test
  void theBiggestLineOfATooLargeMethodIsNamed() {
    byte[] large =
        compile(
                "@Async static Coroutine<Integer> run(Probe p, int x) {\n int s = 0;\n"
                    + "s += await(p.later(1));\n"
                    + repeat(2100, " ", i -> "s += await(p.later(" + i + ")) * x;")
                    + "\n return done(s);\n}")
            .get("Large");
    Diagnostic error = new Weaver().weave(large).diagnostics().get(0);
    Label biggest =
        error.labels().stream()
            .max(Comparator.comparingInt(LargeMethodsTest::figure))
            .orElseThrow();
    assertEquals(8, biggest.line());
    assertTrue(biggest.text().matches("this line takes \\d{5} bytes"), biggest.text());
  }

  private static int figure(Diagnostic diagnostic) {
    return Integer.parseInt(diagnostic.headline().replaceAll("\\D+", ""));
  }

  private static int figure(Label label) {
    return Integer.parseInt(label.text().replaceAll("\\D+", ""));
  }

  /** The greatest number of awaits of which the method still fits is found by halving. */
  @Test
  void aMethodMayGrowToTheVeryLimit() throws Exception {
    int fits = 1500;
    int refused = 2100;
    while (refused - fits > 1) {
      int middle = (fits + refused) / 2;
      if (new Weaver().weave(compile(awaits(middle)).get("Large")) instanceof Woven) {
        fits = middle;
      } else {
        refused = middle;
      }
    }
    WeaveResult tooLarge = new Weaver().weave(compile(awaits(refused)).get("Large"));
    int least = figure(tooLarge.diagnostics().get(0));
    assertTrue(least > 65_535 && least < 65_535 + 50, "refused with " + least + " bytes");
    Woven woven = (Woven) new Weaver().weave(compile(awaits(fits)).get("Large"));
    int most = figure(woven.diagnostics().get(0));
    assertTrue(most <= 65_535 && most > 65_535 - 50, "woven with " + most + " bytes");
    assertSame(awaits(fits));
  }

  private static String awaits(int count) {
    return "@Async static Coroutine<Integer> run(Probe p) {\n int s = 0;\n"
        + repeat(count, "\n", i -> "s += await(p.later(" + i % 100 + "));")
        + "\n return done(s);\n}";
  }

  @Test
  void methodThatHotSpotWillNotCompileIsWarnedOf() {
    assertEquals(List.of(), new Weaver().weave(compile(awaits(200)).get("Large")).diagnostics());
    List<Diagnostic> told = new Weaver().weave(compile(awaits(400)).get("Large")).diagnostics();
    assertEquals(1, told.size());
    Diagnostic warning = told.get(0);
    assertEquals("W0504", warning.code());
    assertFalse(warning.isError());
    assertEquals(
        "method grows to " + figure(warning) + " bytes of code, more than HotSpot compiles",
        warning.headline());
    assertEquals("Large.run(Large.java:6)", warning.location().toString());
    assertEquals(List.of(new Label(6, "400 awaits follow", null)), warning.labels());
  }
}
