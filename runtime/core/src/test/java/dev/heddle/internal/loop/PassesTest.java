package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.testkit.OtherThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of what a pass collects: what was ready, I/O, other threads, then timers. */
class PassesTest implements Clock, Engine {
  private final EventLoop loop = Loops.create(this, owner -> this);
  private final List<Object> events = new ArrayList<>();
  private Runnable input = () -> {};
  private long now;

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private void note(Object event) {
    loop.callSoon(() -> events.add(event));
  }

  @Test
  void whatIoMakesReadyComesBetweenWhatWasReadyAndTheTimers() {
    input =
        () -> {
          note("io");
          OtherThread.run(() -> loop.callSoonThreadsafe(() -> events.add("other thread")));
          note("more io");
        };
    loop.callAt(-1, () -> events.add("timer"));
    note("ready");
    loop.stop();
    loop.runForever();
    assertEquals(List.of("ready", "io", "other thread", "more io", "timer"), events);
  }

  @Test
  void aTimerThatIsDueAtThisNanosecondIsDue() {
    loop.callAt(7, () -> events.add("due"));
    loop.callAt(8, () -> events.add("not yet"));
    now = 7;
    loop.stop();
    loop.runForever();
    assertEquals(List.of("due"), events);
  }

  @Test
  void anEngineThatReturnsEarlyIsAskedAgain() {
    loop.callLater(Duration.ofNanos(10), loop::stop);
    input = () -> now += 3;
    loop.runForever();
    assertEquals(List.of("select 10", "select 7", "select 4", "select 1"), events);
  }

  @Test
  void aSleepOfLessThanNothingGivesUpOneTurn() {
    loop.callSoon(() -> note("between"));
    assertEquals("slept", loop.runUntilComplete(Asyncio.sleep(Duration.ofDays(-1), "slept")));
    assertEquals(List.of("between"), events);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void select(long timeoutNanos) {
    if (timeoutNanos > 0) {
      events.add("select " + timeoutNanos);
    }
    input.run();
  }

  @Override
  public void wakeup() {}

  @Override
  public void close() {}
}
