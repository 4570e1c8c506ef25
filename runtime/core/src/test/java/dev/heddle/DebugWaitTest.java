package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.Loops;
import dev.heddle.testkit.OtherThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a loop in debug mode says of its waits, as asyncio's base_events.py of 3.7 does. */
class DebugWaitTest implements Clock, Engine {
  private final EventLoop loop = Loops.create(this, owner -> this);
  private final List<Long> selects = new ArrayList<>();
  private long now = 1_000;
  private Consumer<Long> wait = timeout -> now += timeout;

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private List<String> lines(Level least, Duration delay) {
    return LogLines.during(
        least,
        () -> {
          TimerHandle stop = loop.callLater(delay, loop::stop);
          loop.runForever();
          stop.cancel();
        });
  }

  @Test
  void aWaitOfASecondOrMoreIsLogged() {
    loop.setDebug(true);
    assertEquals(
        List.of("INFO poll 1000.000 ms took 1000.000 ms: timeout"),
        lines(Level.INFO, Duration.ofSeconds(1)));
  }

  @Test
  void aShorterOneThatBringsNothingIsNot() {
    loop.setDebug(true);
    assertEquals(List.of(), lines(Level.ALL, Duration.ofMillis(999)));
  }

  @Test
  void aShorterOneThatBringsSomethingIsForThoseWhoDebugTheLoop() {
    loop.setDebug(true);
    wait =
        timeout -> {
          now += Duration.ofMillis(2).toNanos();
          loop.callSoon(() -> {});
          loop.callSoon(loop::stop);
        };
    assertEquals(
        List.of("FINE poll 500.000 ms took 2.000 ms: 2 events"),
        lines(Level.ALL, Duration.ofMillis(500)));
    assertEquals(List.of(), lines(Level.INFO, Duration.ofMillis(500)));
  }

  @Test
  void whatOtherThreadsBringCountsToo() {
    loop.setDebug(true);
    wait =
        timeout -> {
          now += Duration.ofMillis(1500).toNanos();
          OtherThread.run(() -> loop.callSoonThreadsafe(loop::stop));
        };
    assertEquals(
        List.of("INFO poll 5000.000 ms took 1500.000 ms: 1 events"),
        lines(Level.INFO, Duration.ofSeconds(5)));
  }

  @Test
  void aWaitWithoutTimeoutNamesNone() {
    loop.setDebug(true);
    wait =
        timeout -> {
          now += Duration.ofMillis(3).toNanos();
          loop.callSoon(loop::stop);
        };
    assertEquals(
        List.of("FINE poll took 3.000 ms: 1 events"), LogLines.during(Level.ALL, loop::runForever));
  }

  @Test
  void looksThatDoNotWaitAreNotMeasured() {
    loop.setDebug(true);
    wait = timeout -> now += Duration.ofSeconds(2).toNanos();
    loop.callSoon(loop::stop);
    assertEquals(List.of(), LogLines.during(Level.ALL, loop::runForever));
    assertEquals(List.of(0L), selects);
  }

  @Test
  void withoutDebugModeNothingIsSaid() {
    loop.setFairnessBudget(5);
    assertEquals(List.of(), lines(Level.ALL, Duration.ofSeconds(5)));
    assertEquals(List.of(Duration.ofSeconds(5).toNanos()), selects);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void select(long timeoutNanos) {
    selects.add(timeoutNanos);
    wait.accept(timeoutNanos);
  }

  @Override
  public void wakeup() {}

  @Override
  public void close() {}
}
