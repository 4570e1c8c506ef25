package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Runner;
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import dev.heddle.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualClock clock = VirtualClock.create();
  private final EventLoop loop = clock.loop();
  private final List<String> events = new ArrayList<>();

  private void note(String what) {
    events.add(clock.elapsed() + " " + what);
  }

  private Script<Object> sleeper(String name, Duration time) {
    return script(v -> Asyncio.sleep(time)).run(() -> note(name));
  }

  @Test
  void sleepingTakesNoTimeButVirtualTime() {
    loop.runUntilComplete(sleeper("awake", Duration.ofDays(400)));
    assertEquals(List.of("PT9600H awake"), events);
    assertEquals(Duration.ofDays(400), clock.elapsed());
  }

  /** Neither the hour passes meanwhile, nor is the end of the pool's threads a deadlock. */
  @Test
  void aFunctionOnAnotherThreadHoldsTheTimeBack() {
    try (Runner runner = new Runner(() -> loop)) {
      runner.run(
          script(
                  v -> {
                    loop.createTask(sleeper("an hour later", HOUR));
                    return Asyncio.toThread(() -> "value");
                  })
              .then(
                  value -> {
                    note((String) value);
                    return Asyncio.sleep(HOUR.multipliedBy(2));
                  }));
    }
    assertEquals(List.of("PT0S value", "PT1H an hour later"), events);
  }

  @Test
  void aFunctionThatNoThreadTakesDoesNotHoldTheTimeBack() {
    Executor full =
        task -> {
          throw new RejectedExecutionException("full");
        };
    assertThrows(RejectedExecutionException.class, () -> loop.runInExecutor(full, () -> ""));
    List<Runnable> queued = new ArrayList<>();
    loop.runInExecutor(queued::add, () -> "").cancel();
    loop.runUntilComplete(sleeper("awake", HOUR));
    assertEquals(List.of("PT1H awake"), events);
    assertEquals(1, queued.size());
  }

  @Test
  void advancingRunsTheTimersThatAreDueInTheirOrder() {
    loop.createTask(sleeper("second", HOUR.multipliedBy(2)));
    loop.createTask(sleeper("first", HOUR).then(v -> sleeper("third", HOUR)));
    Task<?> late = loop.createTask(sleeper("late", HOUR.multipliedBy(2).plusNanos(1)));

    clock.advance(HOUR.minusNanos(1));
    assertEquals(List.of(), events);
    clock.advance(Duration.ofNanos(1));
    assertEquals(List.of("PT1H first"), events);
    clock.advance(HOUR);
    assertEquals(List.of("PT1H first", "PT2H second", "PT2H third"), events);
    assertEquals(Duration.ofHours(2), clock.elapsed());
    assertFalse(late.done());
    clock.advance(Duration.ofDays(3)); // beyond the longest wait of a loop
    assertTrue(late.done());
    assertEquals(Duration.ofHours(74), clock.elapsed());
  }

  @Test
  void advancingWithoutTimersMovesTheTimeAllTheSame() {
    clock.advance(HOUR);
    assertEquals(HOUR, clock.elapsed());
    assertFalse(loop.isRunning());
  }

  @Test
  void runningUntilBlockedLeavesTheTime() {
    Queue<String> queue = new Queue<>();
    loop.createTask(script(v -> queue.get()).run(() -> note("got")));
    loop.createTask(sleeper("awake", HOUR));
    loop.callSoon(() -> queue.putNowait("item"));
    clock.runUntilBlocked();
    assertEquals(List.of("PT0S got"), events);
    assertEquals(Duration.ZERO, clock.elapsed());
  }

  @Test
  void aCoroutineCanWaitUntilAllOthersAreBlocked() {
    Script<Object> busy = Script.named("busy");
    for (int i = 0; i < 5; i++) {
      busy.then(v -> Asyncio.yieldNow()).run(() -> note("turn"));
    }
    Task<?> sleeper = loop.createTask(sleeper("awake", HOUR));
    loop.createTask(busy);
    loop.runUntilComplete(
        script(v -> clock.untilBlocked())
            .then(v -> v)
            .run(() -> note("blocked"))
            .then(v -> sleeper));
    assertEquals(
        List.of(
            "PT0S turn",
            "PT0S turn",
            "PT0S turn",
            "PT0S turn",
            "PT0S turn",
            "PT0S blocked",
            "PT1H awake"),
        events);
  }

  @Test
  void theTimeStandsStillWhileSomethingOutsideIsPending() throws InterruptedException {
    Outside outside = clock.outside();
    Future<String> answer = loop.createFuture();
    Thread thread =
        new Thread(
            () -> {
              loop.callSoonThreadsafe(() -> answer.setResult("answer"));
              outside.close();
              outside.close();
            });
    loop.createTask(sleeper("awake", HOUR));
    loop.callSoon(thread::start);
    loop.runUntilComplete(script(v -> answer).run(() -> note("answered")));
    thread.join();
    assertEquals(List.of("PT0S answered"), events);
    clock.advance(HOUR);
    assertEquals(List.of("PT0S answered", "PT1H awake"), events);
  }

  @Test
  void aDeadlockIsReportedAtOnceWithAllTasks() {
    Future<Object> never = loop.createFuture();
    Task<?> stuck = loop.createTask(script(v -> never), "stuck");
    Task<?> late = loop.createTask(script(v -> Asyncio.sleep(HOUR)).then(v -> never), "late");
    DeadlockError deadlock = assertThrows(DeadlockError.class, loop::runForever);
    assertEquals(
        """
        deadlock: nothing is ready, no timer is set and nothing outside is pending
          %s
              at dev.heddle.testkit.Script.script(Script.java:1)
          %s
              at dev.heddle.testkit.Script.script(Script.java:1)
        if another thread is to wake the loop, hold VirtualClock.outside() meanwhile"""
            .formatted(stuck, late),
        deadlock.getMessage());
    assertEquals(HOUR, clock.elapsed());
    assertFalse(loop.isRunning());
  }

  @Test
  void wrongUseSaysTheWayOut() {
    assertEquals(
        "time does not go back; got PT-1S",
        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)))
            .getMessage());
    loop.runUntilComplete(
        script(
            v -> {
              assertEquals(
                  "the loop is running, its time moves by itself; in a coroutine await sleep(PT1H)",
                  assertThrows(IllegalStateException.class, () -> clock.advance(HOUR))
                      .getMessage());
              assertEquals(
                  "the loop is running; in a coroutine await untilBlocked()",
                  assertThrows(IllegalStateException.class, clock::runUntilBlocked).getMessage());
              return null;
            }));
  }
}
