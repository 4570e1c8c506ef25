package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
    assertEquals("<Callback cancelled>", soon.toString());
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
  void aThrowingCallbackIsReportedAndTheOthersRun() {
    List<ErrorContext> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context));
    IllegalStateException failure = new IllegalStateException("broken");
    Handle handle =
        loop.callSoon(
            () -> {
              throw failure;
            });
    loop.callSoon(() -> events.add("after"));
    loop.stop();
    loop.runForever();
    assertEquals(List.of("after"), events);
    assertEquals(1, reports.size());
    assertEquals("Exception in callback EventLoopTest.<lambda>()", reports.get(0).message());
    assertSame(failure, reports.get(0).exception());
    assertSame(handle, reports.get(0).get(ErrorContext.HANDLE));
  }

  @Test
  void aThrowingHandlerIsReportedToTheDefaultOne() {
    loop.setExceptionHandler(
        (where, context) -> {
          throw new IllegalStateException("the handler is broken too");
        });
    loop.callSoon(
        () -> {
          throw new IllegalArgumentException("broken");
        });
    loop.stop();
    String printed = Captured.err(loop::runForever);
    assertTrue(
        printed.startsWith(
            "Unhandled error in exception handler\n"
                + "context: Exception in callback EventLoopTest.<lambda>()\n"
                + "handle: <Callback EventLoopTest.<lambda>()>\n"
                + "java.lang.IllegalStateException: the handler is broken too\n"),
        printed);
  }

  @Test
  void withoutAHandlerFailuresArePrinted() {
    loop.callSoon(
        () -> {
          throw new IllegalArgumentException("broken");
        });
    loop.stop();
    String printed = Captured.err(loop::runForever);
    assertTrue(
        printed.startsWith(
            "Exception in callback EventLoopTest.<lambda>()\n"
                + "handle: <Callback EventLoopTest.<lambda>()>\n"
                + "java.lang.IllegalArgumentException: broken\n"),
        printed);
    assertNull(loop.getExceptionHandler());
  }

  @Test
  void aFailureOfTheMachineItselfLeavesTheLoop() {
    loop.callSoon(
        () -> {
          throw new OutOfMemoryError("for the test");
        });
    loop.callSoon(() -> events.add("next run"));
    assertThrows(OutOfMemoryError.class, loop::runForever);
    assertFalse(loop.isRunning());
    loop.stop();
    loop.runForever();
    assertEquals(List.of("next run"), events);
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
            "This event loop is already running",
            "Cannot close a running event loop",
            "Cannot run the event loop while another loop is running; await the coroutine there, or"
                + " run this loop on a thread of its own",
            true),
        events);
  }

  @Test
  void aClosedLoopRefusesEverything() {
    loop.callSoon(() -> events.add("dropped"));
    loop.close();
    loop.close();
    assertTrue(loop.isClosed() && time.isClosed());
    assertEquals("<EventLoop running=False closed=True>", loop.toString());
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
      assertEquals("Event loop is closed", message(IllegalStateException.class, use));
    }
    assertEquals(List.of(), events);
  }

  @Test
  void closingNamesTheTasksThatAreLeft() {
    List<String> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.toString()));
    loop.createTask(Asyncio.done(), "left alone");
    loop.close();
    assertEquals(
        List.of(
            "Task was destroyed but it is pending!\n"
                + "task: <Task pending name='left alone' coro=<done() running at"
                + " dev.heddle.Asyncio>>"),
        reports);
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
        "Event loop stopped before Future completed.",
        message(IllegalStateException.class, () -> loop.runUntilComplete(future)));
    assertEquals("<Future pending>", future.toString(), "its callback is gone");
  }

  @Test
  void theFutureOfAnotherLoopIsRefused() {
    Future<String> foreign = VirtualTime.loop().createFuture();
    assertEquals(
        "The future belongs to a different loop than the one specified as the loop argument",
        message(IllegalArgumentException.class, () -> loop.runUntilComplete(foreign)));
  }

  @Test
  void currentIsTheRunningLoopElseTheChosenOneElseAnError() {
    assertEquals("no running event loop", message(IllegalStateException.class, EventLoop::running));
    assertEquals(
        "There is no current event loop in thread '" + Thread.currentThread().getName() + "'.",
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
  void callSoonThreadsafeKeepsItsPlaceAmongTheOthers() {
    loop.callSoon(() -> events.add(1));
    loop.callSoonThreadsafe(() -> events.add(2));
    loop.callSoon(
        () -> {
          events.add(3);
          loop.callSoon(() -> events.add(4));
          loop.callSoonThreadsafe(() -> events.add(5));
          loop.callSoon(() -> events.add(6));
          loop.callSoon(loop::stop);
        });
    loop.runForever();
    assertEquals(List.of(1, 2, 3, 4, 5, 6), events);
  }

  @Test
  void callSoonThreadsafeWakesALoopThatWaits() throws InterruptedException {
    EventLoop real = EventLoop.create();
    Thread runner = new Thread(real::runForever, "runner");
    runner.start();
    while (runner.getState() != Thread.State.WAITING
        && runner.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertTrue(real.isRunning());
    real.callSoonThreadsafe(() -> events.add(Thread.currentThread().getName()));
    real.callSoonThreadsafe(real::stop);
    runner.join();
    assertEquals(List.of("runner"), events);
    real.close();
  }

  @Test
  void aLoopSurvivesManyWakeUpsFromManyThreads() throws InterruptedException {
    EventLoop real = EventLoop.create();
    int threads = 4;
    int each = 5_000;
    List<Thread> senders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      senders.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  real.callSoonThreadsafe(
                      () -> {
                        events.add(1);
                        if (events.size() == threads * each) {
                          real.stop();
                        }
                      });
                }
              }));
    }
    senders.forEach(Thread::start);
    real.runForever();
    assertEquals(threads * each, events.size());
    for (Thread sender : senders) {
      sender.join();
    }
    real.close();
  }

  @Test
  void anInterruptDoesNotSpinTheLoopAndIsHandedOn() {
    EventLoop real = EventLoop.create();
    real.callLater(Duration.ofMillis(1), real::stop);
    Thread.currentThread().interrupt();
    real.runForever();
    assertTrue(Thread.interrupted());
    real.close();
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
