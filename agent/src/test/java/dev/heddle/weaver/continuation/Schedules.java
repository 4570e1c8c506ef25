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
    assertTrue(
        assertThrows(IllegalStateException.class, schedule::yield)
            .getMessage()
            .startsWith("yield outside of a coroutine of this schedule"));
    int foreign = schedule.create(Asyncio.yieldNow());
    assertTrue(
        assertThrows(IllegalStateException.class, () -> schedule.resume(foreign))
            .getMessage()
            .startsWith("coroutine 2 of a schedule awaits null; there is no loop"));
  }
}
