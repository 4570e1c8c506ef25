package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cancels each of several waiters at each pass, before or after what happens in it anyway:
 * afterwards everybody else must have got through and nothing may be missing.
 */
class CancelAtEveryPassTest {
  private static final int WAITERS = 4;
  private static final int PASSES = 14;

  /** A scene: what the waiters do, what must hold at the end. */
  private interface Scene {
    Coroutine<Object> waiter(List<Integer> done, int n);

    /** Done in each pass. */
    void tick(int pass);

    void check();
  }

  @TestFactory
  List<DynamicTest> lock() {
    return everywhere("lock", ignored -> new LockScene());
  }

  @TestFactory
  List<DynamicTest> semaphore() {
    return everywhere("semaphore", ignored -> new SemaphoreScene());
  }

  @TestFactory
  List<DynamicTest> condition() {
    return everywhere("condition", ConditionScene::new);
  }

  @TestFactory
  List<DynamicTest> getters() {
    return everywhere("queue.get", ignored -> new GetScene());
  }

  @TestFactory
  List<DynamicTest> putters() {
    return everywhere("queue.put", ignored -> new PutScene());
  }

  private List<DynamicTest> everywhere(String name, Function<EventLoop, Scene> scenes) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int victim = 0; victim < WAITERS; victim++) {
      for (int pass = 0; pass < PASSES; pass++) {
        for (boolean first : new boolean[] {true, false}) {
          int who = victim;
          int when = pass;
          String title =
              name + ": waiter " + who + " in pass " + when + (first ? " first" : " last");
          tests.add(
              DynamicTest.dynamicTest(
                  title,
                  () -> {
                    EventLoop loop = VirtualTime.loop();
                    play(loop, scenes.apply(loop), who, when, first);
                  }));
        }
      }
    }
    return tests;
  }

  private static void play(EventLoop loop, Scene scene, int victim, int when, boolean first) {
    List<Integer> done = new ArrayList<>();
    List<Task<Object>> waiters = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      waiters.add(loop.createTask(scene.waiter(done, i)));
    }
    for (int pass = 0; pass < 60; pass++) {
      int now = pass;
      Consumer<Boolean> cancel =
          at -> {
            if (now == when && at == first) {
              waiters.get(victim).cancel();
            }
          };
      loop.callSoon(
          () -> {
            cancel.accept(true);
            scene.tick(now);
            cancel.accept(false);
          });
      loop.stop();
      loop.runForever();
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      assertTrue(waiters.get(i).done(), "waiter " + i + " waits for ever: " + waiters.get(i));
      if (!waiters.get(i).cancelled()) {
        expected.add(i);
      }
    }
    assertTrue(expected.size() >= WAITERS - 1);
    assertEquals(expected, done, "in the order of asking");
    scene.check();
    assertEquals(List.of(), loop.tasks().unfinished());
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
    public void tick(int pass) {}

    @Override
    public void check() {
      assertEquals("Lock[unlocked]", lock.toString());
    }
  }

  private static final class SemaphoreScene implements Scene {
    private final Semaphore semaphore = new Semaphore(0);

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
      assertEquals("Semaphore[unlocked, value=2]", semaphore.toString());
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

  private static final class GetScene implements Scene {
    private final Queue<Integer> queue = new Queue<>();
    private int put;
    private int got;

    @Override
    public Coroutine<Object> waiter(List<Integer> done, int n) {
      return script(v -> queue.get()).run(() -> got++).run(() -> done.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass >= 3 && pass < 3 + WAITERS) {
        queue.putNowait(put++);
      }
    }

    @Override
    public void check() {
      assertEquals(put, got + queue.qsize(), "no item lost");
    }
  }

  private static final class PutScene implements Scene {
    private final Queue<Integer> queue = new Queue<>(1);
    private final List<Integer> taken = new ArrayList<>();
    private List<Integer> done = List.of();

    PutScene() {
      queue.putNowait(-1);
    }

    @Override
    public Coroutine<Object> waiter(List<Integer> into, int n) {
      done = into;
      return script(v -> queue.put(n)).run(() -> into.add(n));
    }

    @Override
    public void tick(int pass) {
      if (pass >= 3 && !queue.empty()) {
        taken.add(queue.getNowait());
      }
    }

    @Override
    public void check() {
      List<Integer> all = new ArrayList<>(List.of(-1));
      all.addAll(done);
      assertEquals(all, taken);
    }
  }
}
