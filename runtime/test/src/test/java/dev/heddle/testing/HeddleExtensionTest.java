package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class HeddleExtensionTest {

  @ExtendWith(HeddleExtension.class)
  static class Good {
    private static final List<EventLoop> LOOPS = new ArrayList<>();
    private Task<?> task;

    @BeforeEach
    void begin(EventLoop loop) {
      task = loop.createTask(script(v -> Asyncio.sleep(Duration.ofHours(1))));
      LOOPS.add(loop);
    }

    @AfterEach
    void end(EventLoop loop, VirtualClock clock) {
      assertSame(loop, clock.loop());
      clock.advance(Duration.ofHours(1));
      assertTrue(task.done());
    }

    @Test
    void hasALoop(EventLoop loop, VirtualClock clock) {
      assertSame(loop, EventLoop.current());
      loop.runUntilComplete(Asyncio.sleep(Duration.ofMinutes(1)));
      assertEquals(Duration.ofMinutes(1), clock.elapsed());
    }

    @RepeatedTest(2)
    void hasOneOfItsOwn(VirtualClock clock) {
      assertEquals(Duration.ZERO, clock.elapsed());
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class Real {
    @Test
    @TestLoop(TestLoop.Time.REAL)
    void runs(EventLoop loop) {
      loop.runUntilComplete(Asyncio.sleep(Duration.ofNanos(1)));
    }
  }

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

  @ExtendWith(HeddleExtension.class)
  static class Hangs {
    @Test
    @TestLoop(value = TestLoop.Time.REAL, timeoutMillis = 1)
    void hangs(EventLoop loop) {
      loop.createTask(script(v -> loop.createFuture()), "stuck");
      loop.runForever();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class Blocks {
    @Test
    @TestLoop(timeoutMillis = 1)
    void blocks(EventLoop loop) throws InterruptedException {
      loop.createTask(script(v -> null), "waiting");
      new CountDownLatch(1).await();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class Deadlocks {
    @Test
    void deadlocks(EventLoop loop) {
      loop.runUntilComplete(script(v -> loop.createFuture()).except(e -> swallow(e, loop)));
    }

    private static Object swallow(Throwable failure, EventLoop loop) {
      assertTrue(failure instanceof CancelledError);
      return loop.createFuture();
    }
  }

  @ExtendWith(HeddleExtension.class)
  static class WantsAClock {
    @Test
    @TestLoop(TestLoop.Time.REAL)
    void wants(VirtualClock clock) {}
  }

  private static String failureOf(Class<?> testClass) {
    return Launched.run(testClass).failure().getMessage();
  }

  @Test
  void eachTestHasALoopOfItsOwnThatIsClosedAtItsEnd() {
    Good.LOOPS.clear();
    Launched run = Launched.run(Good.class);
    assertEquals(
        List.of(
            "hasALoop(EventLoop, VirtualClock): SUCCESSFUL",
            "repetition 1 of 2: SUCCESSFUL",
            "repetition 2 of 2: SUCCESSFUL"),
        run.lines());
    assertEquals(3, Good.LOOPS.stream().distinct().filter(EventLoop::isClosed).count());
    assertThrows(IllegalStateException.class, EventLoop::current);
  }

  @Test
  void aLoopMayBeOnRealTime() {
    assertEquals(List.of("runs(EventLoop): SUCCESSFUL"), Launched.run(Real.class).lines());
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
              at dev.heddle.testkit.Script.script(Script.java:1)""",
        failureOf(LeavesATask.class));
  }

  @Test
  void coroutinesThatAreNeverAwaitedFailTheTest() {
    String advice = "; await it, make a task of it, or close() it. It was made here:\n      at ";
    String lines = "\\(HeddleExtensionTest.java:\\d+\\)";
    String message = failureOf(AwaitsNotAll.class);
    assertEquals(
        """
        the test left something behind:
        - coroutine 'sleep' was never awaited%1$s%2$sAwaitsNotAll.begin(*)
        - coroutine 'toThread' was never awaited%1$s%2$sAwaitsNotAll.lambda$forgets$1(*)
              at dev.heddle.testkit.Script.resume(*)
              at %2$sAwaitsNotAll.forgets(*)"""
            .formatted(advice, HeddleExtensionTest.class.getName() + "$"),
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
                 HeddleExtensionTest$LosesAFailure.<lambda>()
                handle: <Callback"""),
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
  void aTestThatTakesTooLongShowsItsTasks() {
    String message = failureOf(Hangs.class); // it may or may not have had its first turn
    assertTrue(
        message.startsWith("the test is not done after 1 ms:\n  <Task pending name='stuck'"),
        message);
    assertTrue(
        message.endsWith("\n      at dev.heddle.testkit.Script.script(Script.java:1)"), message);
  }

  @Test
  void aTestThatBlocksIsInterruptedAndShowsItsThread() {
    String message = failureOf(Blocks.class);
    assertTrue(
        message.startsWith(
            "the test is not done after 1 ms, and the loop does not answer; its thread, which has"
                + " been interrupted, was here:\n      at "),
        message);
    assertTrue(message.contains(".CountDownLatch.await("), message);
    assertTrue(message.contains("\nthe tasks:\n  <Task pending name='waiting'"), message);
  }

  @Test
  void aDeadlockFailsTheTestAlsoWhenCancellingDoesNotHelp() {
    Throwable failure = Launched.run(Deadlocks.class).failure();
    assertEquals(DeadlockError.class, failure.getClass());
    assertEquals(
        "the test left something behind:\n"
            + "- reported to the loop's exception handler: Task was destroyed but it is pending!",
        failure.getSuppressed()[0].getMessage().lines().limit(2).collect(joining("\n")));
  }

  @Test
  void aClockOnRealTimeIsRefused() {
    assertTrue(
        failureOf(WantsAClock.class)
            .contains(
                "a loop on real time has no VirtualClock; leave the parameter out, or choose"
                    + " @TestLoop(TestLoop.Time.VIRTUAL)"));
  }
}
