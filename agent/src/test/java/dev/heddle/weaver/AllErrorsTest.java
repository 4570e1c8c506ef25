package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One run tells all that is wrong with a class, each cause once, in the order of its lines. */
class AllErrorsTest {

  private static final String HEAD =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import dev.heddle.continuation.*; import java.util.concurrent.*; import java.util.function.*;
      class T {
      """;

  private static void assertTold(String members, String... expected) {
    byte[] classFile = JavaSource.compile("T", HEAD + members + "\n}\n").get("T");
    WeaveResult result = new Weaver().weave(classFile);
    assertInstanceOf(Refused.class, result);
    assertEquals(
        List.of(expected), result.diagnostics().stream().map(AllErrorsTest::text).toList());
  }

  private static String text(Diagnostic d) {
    return d.code() + " " + d.location().method() + ":" + d.location().line();
  }

  @Test
  void anErrorOfAnEarlyStageHidesNoneOfALaterOne() {
    assertTold(
        """
        void ordinary() { await(done(1)); }
        @Async Coroutine<Void> monitor() { synchronized (this) { await(done(1)); } return done(); }
        @Async int number() { return 1; }
        @Async Generator<Integer> generator() { await(done(1)); return Generator.done(); }
        T() { await(done(1)); }
        @Async Coroutine<Void> fine() throws Exception { Thread.sleep(1); return done(); }
        @Async Coroutine<Void> drops() { fine2(); return done(); }
        @Async Coroutine<Void> fine2() { return done(); }
        @Async Coroutine<Void> tries() { try { return fine2(); } catch (Error e) { return done(); } }
        """,
        "W0201 ordinary:5",
        "W0202 monitor:6",
        "W0205 number:7",
        "W0210 generator:8",
        "W0203 <init>:9",
        "W0502 fine:10",
        "W0501 drops:11",
        "W0503 tries:13");
  }

  @Test
  void eachMethodThatOutgrowsTheClassFileIsTold() {
    String awaits = "  sum += await(small(sum)) * a;\n".repeat(2_200);
    String method =
        "@Async Coroutine<Integer> %s(int a) {\n  int sum = 0;\n%s  return done(sum);\n}\n";
    assertTold(
        "@Async Coroutine<Integer> small(int a) { return done(a); }\n"
            + method.formatted("first", awaits)
            + method.formatted("second", awaits)
            + method
                .formatted("long", awaits.substring(0, awaits.length() / 4))
                .replace("long", "longer")
            + "void ordinary() { await(done(1)); }",
        "W0301 first:7",
        "W0301 second:2211",
        "W0504 longer:4415",
        "W0201 ordinary:4968");
  }

  @Test
  void withinALineTheBytecodeDecidesAndNotTheCode() {
    assertTold(
        "@Async void b() {} void a() { await(done(1)); } @Async int c() { return 1; }",
        "W0205 b:5",
        "W0201 a:5",
        "W0205 c:5");
    assertTold(
        "@Async Coroutine<Void> m() throws Exception { m(); Thread.sleep(1); m();"
            + " synchronized (this) { await(m()); } Thread.sleep(1, 1); return done(); }",
        "W0501 m:5",
        "W0502 m:5",
        "W0202 m:5");
  }

  @Test
  void aBlockWithSeveralAwaitsIsOneCause() {
    assertTold(
        """
        @Async Coroutine<Void> m(Object a, Object b) {
          synchronized (a) {
            await(m(a, b));
            await(m(a, b));
            synchronized (b) { await(m(a, b)); }
          }
          synchronized (b) { await(m(a, b)); }
          return done();
        }
        """,
        "W0202 m:7",
        "W0202 m:9",
        "W0202 m:11");
  }

  @Test
  void aSynchronizedMethodIsOneCause() {
    assertTold(
        "@Async synchronized Coroutine<Void> m() {\n await(m());\n await(m());\n return m();\n}",
        "W0202 m:6");
  }

  @Test
  void aGeneratorThatAwaitsTwiceIsOneCause() {
    assertTold(
        "@Async Generator<Void> m() {\n await(done(1));\n await(done(2));\n return Generator.done();\n}",
        "W0210 m:6");
  }

  @Test
  void aCoroutineThatYieldsTwiceIsOneCause() {
    assertTold(
        "@Async Coroutine<Void> m() {\n Generator.yield(1);\n Generator.yield(2);\n return done();\n}",
        "W0211 m:6");
  }

  @Test
  void copiesOfAFinallyBlockAreOneCause() {
    assertTold(
        """
        @Async Coroutine<Void> m() {
          try {
            m().close();
          } finally {
            synchronized (this) { await(m()); }
          }
          return done();
        }
        """,
        "W0202 m:9");
  }

  @Test
  void eachMethodReferenceToAwaitIsACause() {
    assertTold(
        """
        void m() {
          Function<Coroutine<Void>, Void> a = Asyncio::await;
          Function<Coroutine<Void>, Void> b = Asyncio::await;
        }
        """,
        "W0207 m:6",
        "W0207 m:7");
  }

  @Test
  void callersOfARefusedMethodAreNotToldOfIt() {
    assertTold(
        """
        @Async Coroutine<Integer> bad() { synchronized (this) { return done(await(good())); } }
        @Async Coroutine<Integer> good() { return done(await(bad()) + await(worse())); }
        @Async CompletableFuture<Integer> tail() { try { return worse(); } finally { hashCode(); } }
        @Async native CompletableFuture<Integer> worse();
        """,
        "W0209 worse:0",
        "W0202 bad:5");
  }
}
