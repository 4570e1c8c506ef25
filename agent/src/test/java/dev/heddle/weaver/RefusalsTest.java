package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.harness.JavaSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can't be woven is refused with its code, place and reason; what is doubtful is warned of.
 */
class RefusalsTest {

  private static final String HEAD =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import java.util.concurrent.CompletableFuture; import java.util.function.*;
      class T {
      """;

  private static WeaveResult weave(String members) {
    Map<String, byte[]> classes = JavaSource.compile("T", HEAD + members + "\n}\n");
    return new Weaver().weave(classes.get("T"));
  }

  /** Each diagnostic as code, place, headline and labels. */
  static List<String> told(WeaveResult result) {
    return result.diagnostics().stream().map(RefusalsTest::text).toList();
  }

  private static String text(Diagnostic d) {
    StringBuilder text = new StringBuilder(d.code() + " " + d.location() + " " + d.headline());
    for (Label label : d.labels()) {
      text.append("; ").append(label.line()).append(' ').append(label.text());
    }
    return text.toString();
  }

  private static void assertRefused(String members, String... expected) {
    WeaveResult result = weave(members);
    assertInstanceOf(Refused.class, result);
    assertEquals(List.of(expected), told(result));
  }

  private static void assertWarned(String members, String... expected) {
    WeaveResult result = weave(members);
    assertInstanceOf(Woven.class, result);
    assertEquals(List.of(expected), told(result));
  }

  @Test
  void awaitInOrdinaryMethod() {
    assertRefused(
        "void m() {\n await(done(1));\n}",
        "W0201 T.m(T.java:6) await in a method that is not async; 6 here");
  }

  @Test
  void awaitUnderMonitor() {
    assertRefused(
        "@Async Coroutine<Void> m() {\n synchronized (this) {\n  await(done(1));\n }\n return done();\n}",
        "W0202 T.m(T.java:7) cannot await while holding a monitor;"
            + " 6 monitor entered here; 7 suspends here");
  }

  @Test
  void awaitAfterMonitorIsFine() {
    assertWarned(
        """
        @Async Coroutine<Void> m(Object a) {
          try {
            synchronized (a) { a.hashCode(); }
          } catch (RuntimeException e) {
            await(done(1));
          }
          await(done(2));
          return done();
        }
        """);
  }

  @Test
  void awaitInSynchronizedMethod() {
    assertRefused(
        "@Async synchronized Coroutine<Void> m() {\n await(done(1));\n return done();\n}",
        "W0202 T.m(T.java:6) cannot await in a synchronized method; 6 suspends here");
  }

  @Test
  void synchronizedMethodWithoutAwaitIsFine() {
    assertWarned("@Async synchronized Coroutine<Void> m() {\n return done();\n}");
  }

  @Test
  void awaitInConstructorAndInitialisers() {
    assertRefused(
        "T() {\n await(done(1));\n}\nstatic {\n await(done(2));\n}",
        "W0203 T.<init>(T.java:6) cannot await in a constructor; 6 here",
        "W0204 T.<clinit>(T.java:9) cannot await in a static initialiser; 9 here");
  }

  @Test
  void returnTypeThatIsNotAsync() {
    assertRefused(
        "@Async int m() {\n return 1;\n}\n@Async void n() {\n}\n@Async String[] o() { return null; }",
        "W0205 T.m(T.java:6) an @Async method cannot return int; 6 returns int",
        "W0205 T.n(T.java:9) an @Async method cannot return void; 9 returns void",
        "W0205 T.o(T.java:10) an @Async method cannot return String[]; 10 returns String[]");
  }

  @Test
  void helpNamesTheTypeToDeclare() {
    WeaveResult result = weave("@Async int m() {\n return 1;\n}\n@Async void n() {\n}");
    assertEquals(
        List.of(
            "declare it as Coroutine<Integer> and return done(value), as CompletableFuture<Integer> and"
                + " return completedFuture(value), or remove @Async",
            "declare it as Coroutine<Void> and end it with return done()"),
        result.diagnostics().stream().map(Diagnostic::help).toList());
  }

  @Test
  void awaitInLambdaThatIsNotAsync() {
    assertRefused(
        "Supplier<Object> m() {\n return () -> {\n  return await(done(1));\n };\n}",
        "W0208 T.m(T.java:7) await in a lambda that returns Object; 7 here");
  }

  @Test
  void awaitAsMethodReference() {
    assertRefused(
        "Function<Awaitable<String>, String> m() {\n return Asyncio::await;\n}",
        "W0207 T.m(T.java:6) await cannot be used as a method reference; 6 here");
  }

  @Test
  void nativeMethod() {
    assertRefused(
        "@Async native Coroutine<Void> m();", "W0209 T.m(T.java) a native method cannot be @Async");
  }

  @Test
  void allErrorsAreToldInLineOrder() {
    assertRefused(
        "void z() {\n await(done(1));\n}\n@Async int a() {\n return 0;\n}\nT(int i) {\n await(done(i));\n}",
        "W0201 T.z(T.java:6) await in a method that is not async; 6 here",
        "W0205 T.a(T.java:9) an @Async method cannot return int; 9 returns int",
        "W0203 T.<init>(T.java:12) cannot await in a constructor; 12 here");
  }

  @Test
  void droppedCoroutine() {
    assertWarned(
        "@Async Coroutine<Void> m() {\n m();\n return done();\n}",
        "W0501 T.m(T.java:6) coroutine m() is never awaited; 6 made and dropped here");
  }

  @Test
  void blockingCall() {
    assertWarned(
        "@Async Coroutine<Void> m() throws Exception {\n Thread.sleep(1);\n return done();\n}",
        "W0502 T.m(T.java:6) Thread.sleep blocks the event loop; 6 blocks here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(1)",
        "Thread.currentThread().join()",
        "o.wait()",
        "new FutureTask<>(() -> 1).get()",
        "new CompletableFuture<>().get()",
        "new CompletableFuture<>().join()",
        "((Future<?>) o).get(1, TimeUnit.SECONDS)",
        "((ExecutorService) o).awaitTermination(1, TimeUnit.SECONDS)",
        "((BlockingQueue<?>) o).take()",
        "((BlockingQueue<Object>) o).put(o)",
        "((BlockingQueue<?>) o).poll(1, TimeUnit.SECONDS)",
        "new ArrayBlockingQueue<>(1).take()",
        "((Lock) o).lock()",
        "new ReentrantLock().lock()",
        "((Condition) o).await()",
        "new CountDownLatch(1).await()",
        "new Semaphore(1).acquire()",
        "new java.net.Socket().connect(null)",
        "new java.net.ServerSocket().accept()",
        "new java.net.URL(\"http://x\").openStream()",
        "((java.net.http.HttpClient) o).send(null, null)",
        "((Process) o).waitFor()",
      })
  void callsThatAreKnownToBlock(String call) {
    assertBlocks(call, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((BlockingQueue<?>) o).poll()",
        "((BlockingQueue<Object>) o).offer(o)",
        "((Lock) o).tryLock()",
        "new Semaphore(1).tryAcquire()",
        "new CompletableFuture<>().getNow(o)",
        "((java.util.Map<?, ?>) o).get(o)",
        "o.notifyAll()",
      })
  void callsThatDoNotBlock(String call) {
    assertBlocks(call, 0);
  }

  private static void assertBlocks(String call, int warnings) {
    String head =
        """
        import static dev.heddle.Asyncio.done;
        import dev.heddle.Async;
        import dev.heddle.Coroutine;
        import java.util.concurrent.*;
        import java.util.concurrent.locks.*;
        class T {
          @Async Coroutine<Void> m(Object o) throws Exception {
        """;
    byte[] classFile = JavaSource.compile("T", head + call + ";\nreturn done();\n}\n}\n").get("T");
    List<String> codes =
        new Weaver().weave(classFile).diagnostics().stream().map(Diagnostic::code).toList();
    assertEquals(Collections.nCopies(warnings, "W0502"), codes);
  }

  @Test
  void returnOfACoroutineInsideTry() {
    assertWarned(
        "@Async Coroutine<Void> m() {\n try {\n  return m();\n } catch (RuntimeException e) {\n"
            + "  return done();\n }\n}",
        "W0503 T.m(T.java:7) the returned coroutine runs outside of this try;"
            + " 7 left before the coroutine runs");
  }

  @Test
  void returnOfAFutureInsideTry() {
    assertWarned(
        """
        @Async CompletableFuture<Void> m() {
          try {
            return m();
          } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
          }
        }
        @Async CompletableFuture<Void> n() {
          try {
            return CompletableFuture.runAsync(() -> {}); // may itself throw, and is not async
          } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
          }
        }
        """,
        "W0503 T.m(T.java:7) the returned future fails outside of this try;"
            + " 7 left before the future fails");
  }

  @Test
  void blockingCallOfAFutureIsHelpedByAwait() {
    WeaveResult result =
        weave(
            "@Async Coroutine<Void> m(CompletableFuture<Void> f) {\n f.join();\n return done();\n}");
    assertEquals(
        List.of("write await(...) around the future"),
        result.diagnostics().stream().map(Diagnostic::help).toList());
  }

  @Test
  void aBlockingCallWithoutAnAwaitableFormGoesToAnotherThread() {
    WeaveResult result =
        weave(
            "@Async Coroutine<Void> m(Process p) throws Exception {\n p.waitFor();\n return done();\n}");
    assertEquals(
        List.of(
            "run it on another thread, await(toThread(() -> ...)); what waits for Heddle's own things"
                + " has an awaitable form in dev.heddle"),
        result.diagnostics().stream().map(Diagnostic::help).toList());
  }
}
