package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.internal.loop.Engine;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = time.newLoop();
  private final List<Object> events = new ArrayList<>();

  @AfterEach
  void forgetLoop() {
    EventLoop.setCurrent(null);
  }

  @Test
  void callbacksRunInTheOrderOfSchedulingAndOnceEach() {
    for (int i = 0; i < 4; i++) {
      int n = i;
      loop.callSoon(() -> events.add(n));
    }
    loop.stop();
    loop.runForever();
    assertEquals(List.of(0, 1, 2, 3), events);
  }

  @Test
  void whatACallbackSchedulesRunsInTheNextPass() {
    loop.callSoon(
        () -> {
          events.add("first");
          loop.callSoon(() -> events.add("next pass"));
          loop.stop();
        });
    loop.callSoon(() -> events.add("second"));
    loop.runForever();
    events.add("--");
    loop.stop();
    loop.runForever();
    assertEquals(List.of("first", "second", "--", "next pass"), events);
  }

  @Test
  void stoppingBeforeTheRunMakesOnePassThatDoesNotWait() {
    loop.callLater(Duration.ofSeconds(1), () -> events.add("too late"));
    loop.stop();
    loop.runForever();
    assertEquals(List.of(), events);
    assertEquals(List.of(0L), time.selects());
  }

  @Test
  void aPassWaitsForTheNearestTimerOnlyWhenNothingIsReady() {
    loop.callLater(Duration.ofNanos(500), loop::stop);
    loop.callLater(Duration.ofNanos(200), () -> events.add("timer"));
    loop.callSoon(() -> events.add("soon"));
    loop.runForever();
    assertEquals(List.of("soon", "timer"), events);
    assertEquals(List.of(0L, 200L, 300L), time.selects());
  }

  @Test
  void noWaitIsLongerThanADay() {
    loop.callLater(Duration.ofDays(3), loop::stop);
    loop.runForever();
    long day = TimeUnit.DAYS.toNanos(1);
    assertEquals(List.of(day, day, day), time.selects());
  }

  @Test
  void aDelayBeyondAllTimeIsForEver() {
    TimerHandle never = loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), loop::stop);
    assertEquals(Long.MAX_VALUE, never.when());
    TimerHandle longAgo = loop.callLater(Duration.ofSeconds(Long.MIN_VALUE), loop::stop);
    assertEquals(Long.MIN_VALUE + loop.time(), longAgo.when());
  }

  @Test
  void timersThatAreDueFollowWhatIsReadyAndGoByDeadlineThenAge() {
    long now = loop.time();
    loop.callAt(now + 20, () -> events.add("20"));
    loop.callAt(now + 10, () -> events.add("10 older"));
    loop.callAt(now + 10, () -> events.add("10 younger"));
    loop.callAt(now - 5, () -> events.add("overdue"));
    loop.callSoon(() -> events.add("ready"));
    time.advance(20);
    loop.stop();
    loop.runForever();
    assertEquals(List.of("ready", "overdue", "10 older", "10 younger", "20"), events);
  }

  @Test
  void cancelledHandlesDoNotRun() {
    Handle soon = loop.callSoon(() -> events.add("soon"));
    TimerHandle later = loop.callLater(Duration.ZERO, () -> events.add("later"));
    soon.cancel();
    later.cancel();
    later.cancel();
    assertTrue(soon.cancelled() && later.cancelled());
    loop.stop();
    loop.runForever();
    assertEquals(List.of(), events);
    assertEquals("<Handle cancelled>", soon.toString());
    assertEquals("<TimerHandle cancelled when=1000>", later.toString());
    assertEquals(
        "<TimerHandle when=7 EventLoopTest.<lambda>()>", loop.callAt(7, () -> {}).toString());
  }

  @Test
  void aTimerCancelledInThePassInWhichItIsDueDoesNotRun() {
    TimerHandle later = loop.callLater(Duration.ZERO, () -> events.add("later"));
    loop.callSoon(later::cancel);
    loop.stop();
    loop.runForever();
    assertEquals(List.of(), events);
  }

  @Test
  void aLoopThatRunsIsNotStartedAgain() {
    loop.callSoon(
        () -> {
          events.add(message(IllegalStateException.class, loop::runForever));
          events.add(message(IllegalStateException.class, loop::close));
          events.add(message(IllegalStateException.class, VirtualTime.loop()::runForever));
          events.add(EventLoop.running() == loop);
          loop.stop();
        });
    loop.runForever();
    assertEquals(
        List.of(
            "This event loop is already running: <EventLoop running=True closed=False debug=False>;"
                + " await the coroutine in it, or make a task of it",
            "Cannot close a running event loop: <EventLoop running=True closed=False debug=False>;"
                + " stop() it, and close it after its run",
            "Cannot run the event loop while another loop is running: <EventLoop running=True"
                + " closed=False debug=False>; await the coroutine there, or run this loop on a"
                + " thread of its own",
            true),
        events);
  }

  @Test
  void aClosedLoopRefusesEverything() {
    loop.callSoon(() -> events.add("dropped"));
    loop.close();
    loop.close();
    assertTrue(loop.isClosed() && time.isClosed());
    assertEquals("<EventLoop running=False closed=True debug=False>", loop.toString());
    List<Runnable> uses =
        List.of(
            () -> loop.callSoon(() -> {}),
            () -> loop.callSoonThreadsafe(() -> {}),
            () -> loop.callLater(Duration.ZERO, () -> {}),
            () -> loop.callAt(0, () -> {}),
            () -> loop.createTask(Asyncio.done()),
            () -> loop.runUntilComplete(Asyncio.done()),
            loop::runForever);
    for (Runnable use : uses) {
      assertEquals(
          "Event loop is closed: <EventLoop running=False closed=True debug=False>; make another one"
              + " by EventLoop.create()",
          message(IllegalStateException.class, use));
    }
    assertEquals(List.of(), events);
  }

  @Test
  void runUntilCompleteGivesTheResultOfAFuture() {
    Future<String> future = loop.createFuture();
    loop.callSoon(() -> future.setResult("the result"));
    assertEquals("the result", loop.runUntilComplete(future));
    assertEquals("<Future finished result='the result'>", future.toString());
  }

  @Test
  void runUntilCompleteOfADoneFutureStillMakesAPass() {
    Future<String> future = loop.createFuture();
    future.setResult("done");
    loop.callSoon(() -> events.add("pass"));
    assertEquals("done", loop.runUntilComplete(future));
    assertEquals(List.of("pass"), events);
  }

  @Test
  void stoppingTooEarlyIsAnError() {
    Future<String> future = loop.createFuture();
    loop.callSoon(loop::stop);
    assertEquals(
        "Event loop stopped before Future completed: <Future pending>; let it complete before"
            + " stop(), or run the loop again",
        message(IllegalStateException.class, () -> loop.runUntilComplete(future)));
    assertEquals("<Future pending>", future.toString(), "its callback is gone");
  }

  @Test
  void theFutureOfAnotherLoopIsRefused() {
    Future<String> foreign = VirtualTime.loop().createFuture();
    assertEquals(
        "The future belongs to a different loop than the one specified as the loop argument:"
            + " <Future pending>; run or await it there, or hand its outcome over with"
            + " toCompletableFuture()",
        message(IllegalArgumentException.class, () -> loop.runUntilComplete(foreign)));
  }

  @Test
  void currentIsTheRunningLoopElseTheChosenOneElseAnError() {
    assertEquals(
        "no running event loop; call it in an @Async method that Asyncio.run(...) runs",
        message(IllegalStateException.class, EventLoop::running));
    assertEquals(
        "There is no current event loop in thread '"
            + Thread.currentThread().getName()
            + "'; run the program by Asyncio.run(...), or choose a loop by setCurrent(...)",
        message(IllegalStateException.class, EventLoop::current));
    EventLoop chosen = VirtualTime.loop();
    EventLoop.setCurrent(chosen);
    assertSame(chosen, EventLoop.current());
    loop.callSoon(
        () -> {
          events.add(EventLoop.current() == loop && EventLoop.running() == loop);
          loop.stop();
        });
    loop.runForever();
    assertEquals(List.of(true), events);
    assertSame(chosen, EventLoop.current());
  }

  @Test
  void aLoopWithoutAnythingToDoWaitsForEver() {
    assertThrows(AssertionError.class, loop::runForever);
    assertEquals(List.of(Engine.FOREVER), time.selects());
  }

  private static String message(Class<? extends Exception> type, Runnable action) {
    return assertThrows(type, action::run).getMessage();
  }
}
