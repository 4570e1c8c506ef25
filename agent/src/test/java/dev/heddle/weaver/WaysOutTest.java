package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.harness.JavaSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The help of an error is what its author can really do. */
class WaysOutTest {

  private static final String HEAD =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import dev.heddle.continuation.*; import java.util.*; import java.util.concurrent.Callable;
      abstract class T implements Callable<Integer>, AutoCloseable {
      """;

  private static final String MOVE =
      "move the code to an @Async method that returns Coroutine<...>, and ";

  private static List<Diagnostic> told(String source) {
    return new Weaver().weave(JavaSource.compile("T", source).get("T")).diagnostics();
  }

  private static void assertHelps(String members, String... expected) {
    assertEquals(
        List.of(expected),
        told(HEAD + members + "\n}\n").stream().map(d -> d.code() + " " + d.help()).toList());
  }

  @Test
  void mainCannotBeAsync() {
    assertHelps(
        "public static void main(String[] args) { await(done(1)); }",
        "W0201 " + MOVE + "call Asyncio.run(...) with it in main");
    assertHelps(
        "@Async public static void main(String[] args) { await(done(1)); }",
        "W0205 remove @Async; " + MOVE + "call Asyncio.run(...) with it in main");
  }

  @Test
  void whatOthersCallStaysAsItIs() {
    String start =
        " start it: with createTask(...) where a loop is running, else with Asyncio.run(...)";
    assertHelps(
        """
        public String toString() { return await(done("x")); }
        public Integer call() { return await(done(1)); }
        @Async public void close() {}
        """,
        "W0201 " + MOVE + "let toString" + start,
        "W0201 " + MOVE + "let call" + start,
        "W0205 remove @Async; " + MOVE + "let close" + start);
  }

  @Test
  void aTestIsRunByTheTestEngine() {
    String help =
        "annotate it @AsyncTest @Async in place of @Test, with AsyncTest of heddle-test, and let it"
            + " return Coroutine<Void>";
    assertHelps(
        """
        @org.junit.jupiter.api.Test void waits() { await(done(1)); }
        @org.junit.jupiter.api.Test @Async void annotated() { await(done(1)); }
        """,
        "W0201 " + help,
        "W0205 " + help);
  }

  @Test
  void anOrdinaryMethodIsToldItsNewType() {
    String orElse =
        "; if its callers can't await it, "
            + MOVE
            + "start it with createTask(...) where a loop is running, else with Asyncio.run(...)";
    assertHelps(
        """
        void a() { await(done(1)); }
        int b() { return await(done(1)); }
        Map<String, List<int[]>> c() { await(done(1)); return null; }
        Task<String> d() { await(done(1)); return null; }
        """,
        "W0201 annotate a with @Async and let it return Coroutine<Void>" + orElse,
        "W0201 annotate b with @Async and let it return Coroutine<Integer>" + orElse,
        "W0201 annotate c with @Async and let it return Coroutine<Map<String, List<int[]>>>"
            + orElse,
        "W0201 annotate d with @Async and let it return Coroutine<String>" + orElse);
  }

  @Test
  void aMethodThatOnlyLacksTheAnnotationIsToldSo() {
    assertHelps(
        "Coroutine<Integer> a() { return done(await(done(1))); }", "W0201 annotate a with @Async");
  }

  @Test
  void whatHoldsAResultIsUnwrapped() {
    String future = " and return completedFuture(value), or remove @Async";
    assertHelps(
        """
        @Async Task<Integer> a() { return null; }
        @Async Task<Void> b() { return null; }
        @Async Future<List<? extends Number>> c() { return null; }
        @Async java.util.concurrent.Future<Map.Entry<String, T>> d() { return null; }
        @Async Task<? extends Number> e() { return null; }
        @SuppressWarnings("rawtypes") @Async Task f() { return null; }
        @Async Optional<String> g() { return null; }
        """,
        "W0205 declare it as Coroutine<Integer> and return done(value); createTask(a(...)) makes a Task"
            + " of it",
        "W0205 declare it as Coroutine<Void> and end it with return done(); createTask(b(...)) makes a"
            + " Task of it",
        "W0205 declare it as Coroutine<List<? extends Number>> and return done(value), as"
            + " CompletableFuture<List<? extends Number>>"
            + future,
        "W0205 declare it as Coroutine<Map.Entry<String, T>> and return done(value), as"
            + " CompletableFuture<Map.Entry<String, T>>"
            + future,
        "W0205 declare it as Coroutine<Number> and return done(value); createTask(e(...)) makes a Task of"
            + " it",
        "W0205 declare it as Coroutine<...> and return done(value); createTask(f(...)) makes a Task of it",
        "W0205 declare it as Coroutine<Optional<String>> and return done(value), as"
            + " CompletableFuture<Optional<String>>"
            + future);
  }

  @Test
  void whatYieldsIsMeantToBeAGenerator() {
    assertHelps(
        """
        @Async Iterator<String> a() { Generator.yield("x"); return null; }
        @Async void b() { AsyncGenerator.yield("x"); }
        public Integer call() { Generator.yield(1); return 1; }
        """,
        "W0205 declare it as Generator<String> and end it with return Generator.done()",
        "W0205 declare it as AsyncGenerator<...> and end it with return AsyncGenerator.done()",
        "W0211 move it to an @Async method of its own and let it return Generator<...>");
  }

  @Test
  void aLambdaIsToldOfLoopsAndOfGather() {
    String orElse =
        ", or await before the lambda;\n"
            + "to await many at once: await(gather(stream.map(x -> coroutineOf(x)).toList()))";
    assertHelps(
        """
        void a(List<Coroutine<String>> all) { all.forEach(x -> await(x)); }
        List<String> b(List<Coroutine<String>> all) { return all.stream().map(x -> await(x)).toList(); }
        """,
        "W0208 write a loop in place of the lambda" + orElse,
        "W0208 pass a lambda that returns Coroutine<String> to a method that awaits it" + orElse);
  }

  @Test
  void theDeclarationIsQuotedWithItsGenericType() {
    String source =
        """
        import dev.heddle.*;
        class T {
          @Async
          Task<Integer> price(
              String name) {
            return null;
          }
        }
        """;
    List<String> lines = source.lines().toList();
    assertEquals(
        """
        error[W0205]: an @Async method cannot return Task<Integer>
          --> T.price(T.java:6)
           |
         4 |   Task<Integer> price(
           |                 - returns Task<Integer>
           = why:  what an async method gives back is what will have its result later: a Coroutine, a CompletableFuture or CompletionStage, or else a generator of values
           = help: declare it as Coroutine<Integer> and return done(value); createTask(price(...)) makes a Task of it
           = more: heddle explain W0205""",
        new DiagnosticRenderer(place -> lines).renderAll(told(source)));
  }
}
