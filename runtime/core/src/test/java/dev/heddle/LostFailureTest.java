package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.testkit.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures of tasks and futures that nobody looks at. */
class LostFailureTest extends FailureReports {
  private void pass(int millis) {
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(millis)));
  }

  @Test
  void aTaskThatNobodyAwaitsIsReportedWhenTheLoopIsIdle() {
    List<ErrorContext> all = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> all.add(context));
    Task<Object> task = loop.createTask(fails(), "t");
    loop.runUntilComplete(
        script(v -> Asyncio.yieldNow())
            .then(v -> Asyncio.yieldNow())
            .run(() -> assertEquals(0, all.size(), "the loop has not been idle yet"))
            .then(v -> Asyncio.sleep(Duration.ofMillis(1))));
    assertEquals(1, all.size());
    assertEquals("Task exception was never retrieved", all.get(0).message());
    assertSame(failure, all.get(0).exception());
    assertSame(task, all.get(0).get(ErrorContext.FUTURE));
    pass(1);
    assertEquals(1, all.size(), "each is reported once");
  }

  @Test
  void aFutureIsReportedToo() {
    loop.createFuture().setException(failure);
    pass(1);
    assertEquals(List.of("Future exception was never retrieved"), reports);
  }

  @Test
  void whatIsLeftWhenTheLoopIsClosedIsReportedThen() {
    loop.createTask(fails());
    loop.runUntilComplete(Asyncio.yieldNow());
    assertEquals(List.of(), reports);
    loop.close();
    assertEquals(LOST, reports);
  }

  @Test
  void soIsWhatAWaitWouldHaveGiven() {
    List<String> all = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> all.add(context.message()));
    loop.createTask(script(v -> Asyncio.wait(List.of(fails(), loop.createFuture()))));
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(List.of(), all);
    loop.close();
    assertEquals(
        List.of("Task exception was never retrieved", "Task was destroyed but it is pending!"),
        all);
  }

  @Test
  void awaitingLookingAndCancellingCountAsSeen() {
    loop.runUntilComplete(script(v -> Asyncio.createTask(fails())).except(e -> null));
    List<Task<Object>> tasks = List.of(loop.createTask(fails()), loop.createTask(fails()));
    Task<Object> third = loop.createTask(fails());
    loop.runUntilComplete(Asyncio.yieldNow());
    tasks.get(0).exception();
    assertThrows(IOException.class, tasks.get(1)::result);
    third.cancel();
    Future<Object> future = loop.createFuture();
    future.setException(failure);
    future.cancel();
    pass(1);
    loop.close();
    assertEquals(List.of(), reports);
  }

  @Test
  void theFailureOfMainIsSeenByTheCaller() {
    assertThrows(IOException.class, () -> loop.runUntilComplete(fails()));
    InternalError fatal = new InternalError("fatal");
    assertThrows(
        InternalError.class,
        () ->
            loop.runUntilComplete(
                script(
                    v -> {
                      throw fatal;
                    })));
    loop.close();
    assertEquals(List.of(), reports);
  }

  @Test
  void gatherAnswersForItsChildren() {
    Coroutine<Object> slow = Asyncio.sleep(Duration.ofMillis(9), "slow");
    loop.runUntilComplete(Asyncio.gather(true, loop.createTask(fails()), loop.createTask(slow)));
    loop.runUntilComplete(
        script(v -> Asyncio.gather(fails(), script(w -> Asyncio.yieldNow()).then(w -> fails())))
            .except(e -> Asyncio.sleep(Duration.ofMillis(1))));
    assertEquals(List.of(), reports);
    EventLoop.setCurrent(loop);
    Future<List<Object>> forgotten = Asyncio.gather(fails());
    EventLoop.setCurrent(null);
    pass(1);
    assertEquals(List.of("GatheringFuture exception was never retrieved"), reports);
    forgotten.exception();
  }

  @Test
  void waitAnswersForTheTasksAsLongAsItWaits() {
    Task<Object> bad = loop.createTask(fails());
    Task<Object> slow = loop.createTask(Asyncio.sleep(Duration.ofMillis(9), "slow"));
    loop.runUntilComplete(script(v -> Asyncio.wait(List.of(bad, slow))));
    assertEquals(List.of(), reports);
    pass(1);
    assertEquals(LOST, reports, "now it is the caller's");
    pass(1);
    assertEquals(1, reports.size(), "once");
  }

  @Test
  void whatSomebodyElseHasSeenIsNotReportedAfterAWait() {
    Task<Object> bad = loop.createTask(fails());
    Task<Object> slow = loop.createTask(Asyncio.sleep(Duration.ofMillis(9), "slow"));
    loop.createTask(script(v -> bad).except(e -> null));
    loop.runUntilComplete(script(v -> Asyncio.wait(List.of(bad, slow))));
    pass(1);
    assertEquals(List.of(), reports);
  }

  @Test
  void ofTwoWhoWaitTheLastOneAnswers() {
    Task<Object> bad = loop.createTask(fails());
    Task<Object> slow = loop.createTask(Asyncio.sleep(Duration.ofMillis(9), "slow"));
    loop.createTask(script(v -> Asyncio.wait(List.of(bad))));
    loop.runUntilComplete(
        script(v -> Asyncio.wait(List.of(bad, slow)))
            .run(() -> assertSame(failure, bad.exception())));
    pass(1);
    assertEquals(List.of(), reports);
  }

  /** A failure looked at to see whether it is the first one is not seen by anybody yet. */
  @Test
  void waitingForTheFirstFailureDoesNotTakeItAway() {
    Task<Object> bad = loop.createTask(fails());
    loop.runUntilComplete(script(v -> Asyncio.wait(List.of(bad), ReturnWhen.FIRST_EXCEPTION)));
    pass(1);
    assertEquals(LOST, reports);
  }

  @Test
  void aShieldDoesNotTakeTheFailureAwayFromOthers() {
    Task<Object> inner = loop.createTask(script(v -> Asyncio.yieldNow()).then(v -> fails()));
    Future<Object> outer = Asyncio.shield(inner);
    outer.setResult("somebody's");
    pass(1);
    assertEquals(LOST, reports);
  }

  /** A group that was left by force has nobody any more to throw to. */
  @Test
  void whatFailsInAGroupThatWasClosedIsReported() {
    loop.runUntilComplete(
        script(
            v -> {
              Coroutine<Object> byHand =
                  TaskGroup.run(
                      group -> {
                        group.createTask(
                            script(w -> Asyncio.sleep(Duration.ofMillis(9)))
                                .except(
                                    e -> {
                                      throw failure;
                                    }));
                        return Asyncio.done();
                      });
              byHand.send(null);
              return script(w -> Asyncio.yieldNow()).run(byHand::close);
            }));
    pass(1);
    assertEquals(LOST, reports);
  }

  @Test
  void manyFailuresThatWereSeenDoNotPileUp() {
    Task<Object> lost = loop.createTask(fails());
    Script<Object> busy = script(v -> Asyncio.yieldNow());
    for (int i = 0; i < 200; i++) {
      busy.then(
          v -> {
            Future<Object> future = loop.createFuture();
            future.setException(failure);
            future.exception();
            return Asyncio.yieldNow();
          });
    }
    loop.runUntilComplete(busy.run(() -> assertEquals(List.of(), reports)));
    loop.close();
    assertEquals(LOST, reports);
    lost.exception();
  }
}
