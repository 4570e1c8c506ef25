package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.testkit.EveryPass;
import dev.heddle.testkit.EveryPass.Scene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cancels waiters of each primitive at every pass: no wake-up and no permit is lost. */
class CancelAtEveryPassTest {

  @TestFactory
  List<DynamicTest> lock() {
    return EveryPass.tests("lock", loop -> new LockScene());
  }

  @TestFactory
  List<DynamicTest> semaphore() {
    return EveryPass.tests("semaphore", loop -> new SemaphoreScene(new Semaphore(0), 0));
  }

  @TestFactory
  List<DynamicTest> boundedSemaphore() {
    return EveryPass.tests(
        "bounded semaphore", loop -> new SemaphoreScene(new BoundedSemaphore(2), 2));
  }

  @TestFactory
  List<DynamicTest> condition() {
    return EveryPass.tests("condition", ConditionScene::new);
  }

  @TestFactory
  List<DynamicTest> conditionWithPredicate() {
    return EveryPass.tests("condition with predicate", PredicateScene::new);
  }

  @TestFactory
  List<DynamicTest> conditionForAll() {
    return EveryPass.tests("condition for all", SignalAllScene::new);
  }

  @TestFactory
  List<DynamicTest> event() {
    return EveryPass.tests("event", loop -> new EventScene());
  }

  @TestFactory
  List<DynamicTest> barrier() {
    return EveryPass.tests("barrier", BarrierScene::new);
  }

  @TestFactory
  List<DynamicTest> twoCancellations() {
    List<DynamicTest> tests = new ArrayList<>();
    tests.addAll(EveryPass.pairs("lock", loop -> new LockScene()));
    tests.addAll(EveryPass.pairs("semaphore", loop -> new SemaphoreScene(new Semaphore(0), 0)));
    tests.addAll(EveryPass.pairs("condition", ConditionScene::new));
    tests.addAll(EveryPass.pairs("condition with predicate", PredicateScene::new));
    tests.addAll(EveryPass.pairs("event", loop -> new EventScene()));
    tests.addAll(EveryPass.pairs("barrier", BarrierScene::new));
    return tests;
  }

  private static final class LockScene implements Scene {
    private final Lock lock = new Lock();

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> lock.acquire())
          .then(
              held ->
                  script(v -> Asyncio.yieldNow())
                      .run(() -> done.add(n))
                      .last(((Held) held)::close));
    }

    @Override
    public void check() {
      assertEquals("Lock[unlocked]", lock.toString());
    }
  }

  private static final class SemaphoreScene implements Scene {
    private final Semaphore semaphore;

    SemaphoreScene(Semaphore semaphore, int taken) {
      this.semaphore = semaphore;
      for (int i = 0; i < taken; i++) {
        semaphore.acquire().send(null);
      }
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> semaphore.acquire())
          .then(
              held ->
                  script(v -> Asyncio.yieldNow())
                      .run(() -> done.add(n))
                      .last(((Held) held)::close));
    }

    @Override
    public void tick(int pass) {
      if (pass == 3 || pass == 4) {
        semaphore.release();
      }
    }

    @Override
    public void check() {
      assertEquals(
          semaphore.getClass().getSimpleName() + "[unlocked, value=2]", semaphore.toString());
    }
  }

  private static final class ConditionScene implements Scene {
    private final Condition condition = new Condition();
    private final EventLoop loop;

    ConditionScene(EventLoop loop) {
      this.loop = loop;
    }

    /** Each signals the next one when it is through, so a lost signal strands all that follow. */
    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> condition.acquire())
          .then(
              held ->
                  script(v -> condition.waitFor())
                      .run(() -> done.add(n))
                      .run(condition::signal)
                      .last(((Held) held)::close));
    }

    @Override
    public void tick(int pass) {
      if (pass == 4) {
        loop.createTask(
            script(v -> condition.acquire()).run(condition::signal).run(condition::release));
      }
    }

    @Override
    public void check() {
      assertEquals("Condition[unlocked]", condition.toString());
    }
  }

  /** One signal for all; those who come later need none. */
  private static final class SignalAllScene implements Scene {
    private final Condition condition = new Condition();
    private final EventLoop loop;
    private boolean hasCome;

    SignalAllScene(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> condition.acquire())
          .then(
              held ->
                  script(v -> hasCome ? true : condition.waitFor())
                      .run(() -> done.add(n))
                      .last(((Held) held)::close));
    }

    @Override
    public void tick(int pass) {
      if (pass == 4) {
        loop.createTask(
            script(v -> condition.acquire())
                .run(() -> hasCome = true)
                .run(condition::signalAll)
                .run(condition::release));
      }
    }

    @Override
    public void check() {
      assertEquals("Condition[unlocked]", condition.toString());
    }
  }

  /** A signal for each, and each takes one of what is counted. */
  private static final class PredicateScene implements Scene {
    private final Condition condition = new Condition();
    private final EventLoop loop;
    private int count;

    PredicateScene(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> condition.acquire())
          .then(
              held ->
                  script(v -> condition.waitFor(() -> count > 0))
                      .run(() -> count--)
                      .run(() -> done.add(n))
                      .last(((Held) held)::close));
    }

    @Override
    public void tick(int pass) {
      if (pass >= 3 && pass < 3 + EveryPass.WAITERS) {
        loop.createTask(
            script(v -> condition.acquire())
                .run(() -> count++)
                .run(condition::signal)
                .run(condition::release));
      }
    }

    @Override
    public boolean isFirstComeFirstServed() {
      return false; // whoever gets the lock first, as in asyncio
    }

    @Override
    public void check() {
      assertEquals("Condition[unlocked]", condition.toString());
    }
  }

  private static final class EventScene implements Scene {
    private final Event event = new Event();

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> event.waitFor()).run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass == 3) {
        event.set();
        event.clear();
      }
    }

    @Override
    public void check() {
      assertEquals("Event[unset]", event.toString());
    }
  }

  /** Three of four get through; strangers fill up for those who are left. */
  private static final class BarrierScene implements Scene {
    private final Barrier barrier = new Barrier(3);
    private final EventLoop loop;

    BarrierScene(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      var coming = script(v -> true);
      for (int i = 0; i < n; i++) { // so that a pass lies between them
        coming.then(v -> Asyncio.yieldNow());
      }
      return coming.then(v -> barrier.waitFor()).run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass > 20 && barrier.nWaiting() > 0) {
        loop.createTask(barrier.waitFor());
      }
    }

    @Override
    public boolean isFirstComeFirstServed() {
      return false; // the last one does not wait
    }

    @Override
    public void check() {
      assertEquals("Barrier[filling, waiters=0/3]", barrier.toString());
    }
  }
}
