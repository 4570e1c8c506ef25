package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
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
