package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.OtherThread;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other threads may do to a loop. */
class ThreadsTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

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
  void soItDoesWhenAnotherThreadCallsWhileTheLoopRuns() {
    loop.callSoon(
        () -> {
          loop.callSoon(() -> events.add("before"));
          OtherThread.run(() -> loop.callSoonThreadsafe(() -> events.add("other thread")));
          loop.callSoon(() -> events.add("after"));
          loop.callLater(Duration.ZERO, loop::stop);
        });
    loop.callSoon(() -> events.add("this pass"));
    loop.runForever();
    assertEquals(List.of("this pass", "before", "other thread", "after"), events);
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
}
