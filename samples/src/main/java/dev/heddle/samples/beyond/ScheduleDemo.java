package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.continuation.Schedule.Status.DEAD;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Schedule;

/**
 * Two coroutines that are resumed in turn, by number: the demo of cloudwu's coroutine library for
 * C. There is no event loop; each runs on the stack of {@code resume}.
 */
final class ScheduleDemo {
  @Async
  static Coroutine<Void> count(Schedule schedule, int start) {
    for (int i = 0; i < 5; i++) {
      System.out.println("coroutine " + schedule.running() + " : " + (start + i));
      await(schedule.yield());
    }
    return done();
  }

  public static void main(String[] args) {
    try (Schedule schedule = new Schedule()) {
      int one = schedule.create(count(schedule, 0));
      int two = schedule.create(count(schedule, 100));
      System.out.println("main start");
      while (schedule.status(one) != DEAD && schedule.status(two) != DEAD) {
        schedule.resume(one);
        schedule.resume(two);
      }
      System.out.println("main end");
    }
  }
}
