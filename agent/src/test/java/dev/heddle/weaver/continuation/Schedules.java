package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.continuation.Schedule.Status.DEAD;
import static dev.heddle.continuation.Schedule.Status.READY;
import static dev.heddle.continuation.Schedule.Status.RUNNING;
import static dev.heddle.continuation.Schedule.Status.SUSPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Coroutines resumed by number. */
final class Schedules {
  private Schedules() {}

  private static final List<Object> LOG = new ArrayList<>();

  @Async
  static Coroutine<Void> count(Schedule schedule, int from) {
    try {
      for (int i = 0; i < 3; i++) {
        assertEquals(RUNNING, schedule.status(schedule.running()));
        LOG.add("coroutine " + schedule.running() + " : " + (from + i));
        await(schedule.yield());
      }
    } finally {
      LOG.add("end " + from);
    }
    return done();
  }

  static void twoTakeTurns() {
    LOG.clear();
    try (Schedule schedule = new Schedule()) {
      int a = schedule.create(count(schedule, 0));
      int b = schedule.create(count(schedule, 100));
      assertEquals(READY, schedule.status(a));
      while (schedule.status(a) != DEAD && schedule.status(b) != DEAD) {
        schedule.resume(a);
        assertEquals(-1, schedule.running());
        schedule.resume(b);
      }
    }
    assertEquals(
        List.of(
            "coroutine 0 : 0",
            "coroutine 1 : 100",
            "coroutine 0 : 1",
            "coroutine 1 : 101",
            "coroutine 0 : 2",
            "coroutine 1 : 102",
            "end 0",
            "end 100"),
        LOG);
  }

  static void closingEndsThoseThatHaveBegun() {
    LOG.clear();
    Schedule schedule = new Schedule();
    int begun = schedule.create(count(schedule, 0));
    schedule.create(count(schedule, 10));
    schedule.resume(begun);
    assertEquals(SUSPEND, schedule.status(begun));
    schedule.close();
    assertEquals(DEAD, schedule.status(begun));
    assertEquals(List.of("coroutine 0 : 0", "end 0"), LOG);
  }

  @Async
  static Coroutine<Void> resumes(Schedule schedule, int other) {
    schedule.resume(other);
    return done();
  }

  static void wrongUseIsRefused() {
    LOG.clear();
    Schedule schedule = new Schedule();
    int ended = schedule.create(done(null));
    schedule.resume(ended);
    assertEquals(
        "cannot resume coroutine 0: it has ended; ask status(0) before",
        assertThrows(IllegalStateException.class, () -> schedule.resume(ended)).getMessage());
    assertEquals(
        "the schedule has created no coroutine 7",
        assertThrows(IllegalArgumentException.class, () -> schedule.resume(7)).getMessage());
    int nested = schedule.create(resumes(schedule, 1));
    assertEquals(
        "cannot resume coroutine 1 while coroutine 1 of the schedule is running; yield first and"
            + " do it outside",
        assertThrows(IllegalStateException.class, () -> schedule.resume(nested)).getMessage());
    assertEquals(DEAD, schedule.status(nested));
    assertEquals(
        "yield outside of a coroutine of this schedule: none of them is running; it is for code"
            + " that runs inside resume(id)",
        assertThrows(IllegalStateException.class, schedule::yield).getMessage());
    int foreign = schedule.create(Asyncio.yieldNow());
    assertEquals(
        "coroutine 2 of a schedule awaits null; there is no loop that could wait for it, only"
            + " schedule.yield() suspends here",
        assertThrows(IllegalStateException.class, () -> schedule.resume(foreign)).getMessage());
    Coroutine<Void> started = count(schedule, 0);
    started.close();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> schedule.create(started))
            .getMessage()
            .startsWith("coroutine has been started already: <coroutine count() done"));
  }

  @Async
  static Coroutine<Void> yieldsTo(Schedule other) {
    await(other.yield());
    return done();
  }

  @Async
  static Coroutine<Void> hasASchedule(Schedule outer) {
    try (Schedule inner = new Schedule()) {
      int id = inner.create(yieldsTo(outer));
      LOG.add(assertThrows(IllegalStateException.class, () -> inner.resume(id)).getMessage());
      await(outer.yield());
    }
    return done();
  }

  static void aScheduleInsideOfAnotherIsResumedByItself() {
    LOG.clear();
    try (Schedule outer = new Schedule()) {
      int id = outer.create(hasASchedule(outer));
      outer.resume(id);
      assertEquals(SUSPEND, outer.status(id));
      assertEquals("Schedule[alive=1, running=-1]", outer.toString());
      outer.resume(id);
      assertEquals(DEAD, outer.status(id));
    }
    assertEquals(
        List.of(
            "coroutine 0 of a schedule awaits Schedule[alive=1, running=0]; there is no loop that"
                + " could wait for it, only schedule.yield() suspends here"),
        LOG);
  }

  @Async
  static Coroutine<Void> failsOnExit(Schedule schedule) {
    try {
      await(schedule.yield());
    } finally {
      LOG.add("end");
      fail();
    }
    return done();
  }

  private static void fail() {
    throw new ArithmeticException("on exit");
  }

  static void closingEndsAllEvenIfOneFails() {
    LOG.clear();
    Schedule schedule = new Schedule();
    schedule.resume(schedule.create(failsOnExit(schedule)));
    schedule.resume(schedule.create(failsOnExit(schedule)));
    schedule.create(failsOnExit(schedule));
    ArithmeticException failure = assertThrows(ArithmeticException.class, schedule::close);
    assertEquals(1, failure.getSuppressed().length);
    assertEquals(List.of("end", "end"), LOG);
    assertEquals(
        List.of(DEAD, DEAD, DEAD),
        List.of(schedule.status(0), schedule.status(1), schedule.status(2)));
    schedule.close();
  }
}
