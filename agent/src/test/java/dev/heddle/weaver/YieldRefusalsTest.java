package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.harness.JavaSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A yield where nobody takes the value is refused, with the whole message. */
class YieldRefusalsTest {

  private static void assertRefused(String members, String expected) {
    String source =
        """
        import static dev.heddle.Asyncio.*;
        import dev.heddle.*;
        import dev.heddle.continuation.*;
        class T {
        %s
        }
        """
            .formatted(members);
    WeaveResult result = new Weaver().weave(JavaSource.compile("T", source).get("T"));
    assertInstanceOf(Refused.class, result);
    List<String> lines = source.lines().toList();
    assertEquals(
        expected.strip(),
        new DiagnosticRenderer(place -> lines).renderAll(result.diagnostics()).strip());
  }

  @Test
  void inAnOrdinaryMethod() {
    assertRefused(
        "  void m() { Generator.yield(1); }",
        """
        error[W0211]: Generator.yield in a method that is no generator
          --> T.m(T.java:5)
           |
         5 |   void m() { Generator.yield(1); }
           |                        - here
           = why:  the value goes to the consumer of a generator, and only @Async methods that return Generator have one
           = help: annotate m with @Async and let it return Generator<...>
           = more: heddle explain W0211
        """);
  }

  @Test
  void inAConstructor() {
    assertRefused(
        "  T() { Generator.yieldFrom(java.util.List.of(1)); }",
        """
        error[W0211]: Generator.yieldFrom in a method that is no generator
          --> T.<init>(T.java:5)
           |
         5 |   T() { Generator.yieldFrom(java.util.List.of(1)); }
           |                   - here
           = why:  the value goes to the consumer of a generator, and only @Async methods that return Generator have one
           = help: move it to an @Async method of its own and let it return Generator<...>
           = more: heddle explain W0211
        """);
  }

  @Test
  void inACoroutine() {
    assertRefused(
        "  @Async Coroutine<Void> m() { Generator.yield(1); return done(); }",
        """
        error[W0211]: Generator.yield in a method that returns Coroutine
          --> T.m(T.java:5)
           |
         5 |   @Async Coroutine<Void> m() { Generator.yield(1); return done(); }
           |                                          - yields here
           = why:  the value goes to whoever drives the method, and only the consumer of a Generator takes such values
           = help: let the method return Generator<...>, or send the value through a Queue
           = more: heddle explain W0211
        """);
  }

  @Test
  void ofTheOtherKindOfGenerator() {
    assertRefused(
        "  @Async AsyncGenerator<Integer> m() { Generator.yield(1); return AsyncGenerator.done(); }",
        """
        error[W0211]: Generator.yield in a method that returns AsyncGenerator
          --> T.m(T.java:5)
           |
         5 |   @Async AsyncGenerator<Integer> m() { Generator.yield(1); return AsyncGenerator.done(); }
           |                                                  - yields here
           = why:  the value goes to whoever drives the method, and only the consumer of a Generator takes such values
           = help: write AsyncGenerator.yield(...)
           = more: heddle explain W0211
        """);
  }

  @Test
  void fromTheOtherKindOfGenerator() {
    assertRefused(
        """
          @Async AsyncGenerator<Integer> m(java.util.List<Integer> all) {
            Generator.yieldFrom(all);
            return AsyncGenerator.done();
          }
        """,
        """
        error[W0211]: Generator.yieldFrom in a method that returns AsyncGenerator
          --> T.m(T.java:6)
           |
         6 |   Generator.yieldFrom(all);
           |             - yields here
           = why:  the value goes to whoever drives the method, and only the consumer of a Generator takes such values
           = help: write a loop over the values with AsyncGenerator.yield(...) in its body
           = more: heddle explain W0211
        """);
  }

  @Test
  void inALambdaForTheMethodAroundIt() {
    assertRefused(
        """
          @Async Generator<Integer> m(java.util.List<Integer> all) {
            all.forEach(n -> Generator.yield(n));
            return Generator.done();
          }
        """,
        """
        error[W0211]: Generator.yield in a lambda that returns void
          --> T.m(T.java:6)
           |
         6 |   all.forEach(n -> Generator.yield(n));
           |                              - here
           = why:  a lambda is a generator itself or none: it can't yield for the method around it
           = help: write a loop instead of the lambda, or let the lambda return Generator<...>
           = more: heddle explain W0211
        """);
  }

  @Test
  void asAMethodReference() {
    assertRefused(
        """
          @Async Generator<Integer> m(java.util.List<Integer> all) {
            all.forEach(Generator::yield);
            return Generator.done();
          }
        """,
        """
        error[W0207]: Generator.yield cannot be used as a method reference
          --> T.m(T.java:6)
           |
         6 |   all.forEach(Generator::yield);
           |                          - here
           = why:  the call would stand in a class that the JVM makes, where nothing can suspend
           = help: write a loop that calls Generator.yield(...) in its body
           = more: heddle explain W0207
        """);
  }

  @Test
  void anAwaitInAGenerator() {
    assertRefused(
        "  @Async Generator<Integer> m() { await(sleep(null)); return Generator.done(); }",
        """
        error[W0210]: cannot await in a generator
          --> T.m(T.java:5)
           |
         5 |   @Async Generator<Integer> m() { await(sleep(null)); return Generator.done(); }
           |                                   - suspends here
           = why:  a Generator runs on its caller's stack and gives each value at once; there is nobody who could wait
           = help: let the method return AsyncGenerator, whose consumer awaits each value
           = more: heddle explain W0210
        """);
  }
}
