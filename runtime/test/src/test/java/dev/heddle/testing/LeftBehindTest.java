package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test may not leave, and what the failure says. */
class LeftBehindTest {

  @ExtendWith(HeddleExtension.class)
  static class LeavesATask {
    @Test
    void leaves(EventLoop loop) {
      loop.createTask(script(v -> Asyncio.sleep(Duration.ofHours(1))), "sleeper");
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class AwaitsNotAll {
    private final List<Coroutine<?>> kept = new ArrayList<>();

    @BeforeEach
    void begin() {
      kept.add(Asyncio.sleep(Duration.ofHours(1)));
    }

    @Test
    void forgets(EventLoop loop) {
      loop.runUntilComplete(
          script(v -> "not even in a task".equals(Asyncio.toThread(() -> v).toString()))
              .then(v -> Asyncio.yieldNow()));
      script(v -> "closed").close();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class ClosesTheLoop {
    @Test
    void closes(EventLoop loop) {
      loop.runUntilComplete(Asyncio.yieldNow());
      Asyncio.yieldNow();
      loop.close();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class CancelsAtTheEnd {
    @Test
    void cancels(EventLoop loop, VirtualClock clock) {
      Task<?> task = loop.createTask(script(v -> Asyncio.sleep(Duration.ofHours(1))));
      clock.runUntilBlocked();
      task.cancel();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class LosesAFailure {
    @Test
    void loses(EventLoop loop) {
      loop.callSoon(
          () -> {
            throw new IllegalStateException("lost");
          });
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class RetrievesNoFailure {
    @Test
    void fails(EventLoop loop) {
      loop.createTask(
          script(
              v -> {
                throw new IllegalStateException("unseen");
              }));
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class HandlesItself {
    @Test
    void handles(EventLoop loop) {
      List<String> handled = new ArrayList<>();
      loop.setExceptionHandler((where, context) -> handled.add(context.exception().getMessage()));
      loop.runUntilComplete(
          script(v -> Asyncio.yieldNow())
              .run(
                  () ->
                      loop.callSoon(
                          () -> {
                            throw new IllegalStateException("found");
                          }))
              .then(v -> Asyncio.yieldNow()));
      assertEquals(List.of("found"), handled);
    }
  }

  static class AsyncAwaitsNotAll {
    @AsyncTest
    Coroutine<Object> forgets() {
      return script(v -> List.of(Asyncio.sleep(Duration.ofHours(1)))).then(v -> Asyncio.yieldNow());
    }
  }

  private static String failureOf(Class<?> testClass) {
    return Launched.run(testClass).failure().getMessage();
  }

  @Test
  void aTaskThatIsLeftFailsTheTest() {
    assertEquals(
        """
        the test left something behind:
        - a task that is not done; await each, or cancel it and await its end:
          <Task pending name='sleeper' coro=<script() running at Script.java:1>\
         wait_for=<Future pending cb=[Task.wakeup()]>>
              at dev.heddle.Asyncio.sleep(Unknown Source)
              at dev.heddle.testkit.Script.script(Script.java:1)\
        """,
        failureOf(LeavesATask.class));
  }

  @Test
  void coroutinesThatAreNeverAwaitedFailTheTest() {
    String advice = "; await it, make a task of it, or close() it. It was made here:\n      at ";
    String lines = "\\(LeftBehindTest.java:\\d+\\)";
    String message = failureOf(AwaitsNotAll.class);
    assertEquals(
        """
        the test left something behind:
        - coroutine 'sleep' was never awaited%1$s%2$sAwaitsNotAll.begin(*)
        - coroutine 'toThread' was never awaited%1$s%2$sAwaitsNotAll.lambda$forgets$1(*)
              at dev.heddle.testkit.Script.resume(*)
              at %2$sAwaitsNotAll.forgets(*)\
        """
            .formatted(advice, LeftBehindTest.class.getName() + "$"),
        message.replaceAll("\\(\\w+.java:\\d+\\)", "(*)"));
    assertTrue(message.matches("(?s).*AwaitsNotAll.begin" + lines + ".*"), message);
    assertTrue(failureOf(ClosesTheLoop.class).contains("coroutine 'yieldNow' was never awaited"));
  }

  @Test
  void aTaskThatIsAboutToEndIsNotLeft() {
    assertEquals(
        List.of("cancels(EventLoop, VirtualClock): SUCCESSFUL"),
        Launched.run(CancelsAtTheEnd.class).lines());
  }

  @Test
  void aFailureThatTheLoopReportsFailsTheTest() {
    Throwable failure = Launched.run(LosesAFailure.class).failure();
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                """
                the test left something behind:
                - reported to the loop's exception handler: Exception in callback\
                 LeftBehindTest$LosesAFailure.<lambda>()
                handle: <Handle\
                """),
        failure::getMessage);
    assertEquals("lost", failure.getSuppressed()[0].getMessage());
  }

  @Test
  void theFailureOfATaskThatNobodyAwaitsFailsTheTest() {
    Throwable failure = Launched.run(RetrievesNoFailure.class).failure();
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                """
                the test left something behind:
                - reported to the loop's exception handler: Task exception was never retrieved
                """),
        failure::getMessage);
    assertEquals("unseen", failure.getSuppressed()[0].getMessage());
  }

  @Test
  void aTestWithAnExceptionHandlerOfItsOwnLooksAfterItself() {
    assertEquals(
        List.of("handles(EventLoop): SUCCESSFUL"), Launched.run(HandlesItself.class).lines());
  }

  @Test
  void theEngineFindsThemAsTheExtensionDoes() {
    String message =
        Launched.run(HeddleTestEngine.ID, selectClass(AsyncAwaitsNotAll.class))
            .failure()
            .getMessage();
    assertTrue(
        message.startsWith(
            """
            the test left something behind:
            - coroutine 'sleep' was never awaited; await it, make a task of it, or close() it.\
             It was made here:
                  at dev.heddle.testing.LeftBehindTest$AsyncAwaitsNotAll.lambda$forgets$0(\
            """),
        message);
  }

  private static Exploration forgetful(boolean isAlways) {
    return Exploration.of(
            clock -> {
              Coroutine<Object> later = script(v -> "later");
              return script(v -> Asyncio.yieldNow()).then(v -> isAlways ? null : later);
            })
        .cancel(Explore.Cancel.TEST);
  }

  @Test
  void coroutinesMustBeAwaitedUnlessTheirMakerHasBeenCancelled() {
    forgetful(false).run();
    AssertionError error = assertThrows(AssertionError.class, forgetful(true)::run);
    assertTrue(error.getMessage().contains("coroutine 'script' was never awaited"));
  }
}
