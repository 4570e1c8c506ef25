package dev.heddle.testkit;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.CancelScope;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;

/**
 * Cancels each of several waiters at each pass, before or after what happens in it anyway, by its
 * task or by a scope: afterwards everybody else must have got through and nothing may be missing.
 */
public final class EveryPass {
  /** How many waiters a scene has. */
  public static final int WAITERS = 4;

  private static final int PASSES = 14;

  /** A scene: what the waiters do, what must hold at the end. */
  public interface Scene {
    /** One of the waiters; it adds its number to the list when it is through. */
    Coroutine<Object> waiter(List<Integer> done, int n);

    /** Done in each pass. */
    default void tick(int pass) {}

    /** What must hold at the end. */
    void check();

    /** Whether they get through in the order of asking. */
    default boolean isFirstComeFirstServed() {
      return true;
    }
  }

  private final EventLoop loop = VirtualTime.loop();
  private final List<Integer> done = new ArrayList<>();
  private final List<Task<Object>> waiters = new ArrayList<>();
  private final List<CancelScope> scopes = new ArrayList<>();

  private final List<String> problems = new ArrayList<>();

  private EveryPass() {
    loop.setExceptionHandler((where, context) -> problems.add(String.valueOf(context)));
  }

  /** A test for each waiter, pass, place in the pass and way to cancel. */
  public static List<DynamicTest> tests(String name, Function<EventLoop, Scene> scenes) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int variant = 0; variant < 4; variant++) {
      boolean first = variant % 2 == 0;
      boolean byScope = variant >= 2;
      for (int victim = 0; victim < WAITERS; victim++) {
        for (int pass = 0; pass < PASSES; pass++) {
          int who = victim;
          int when = pass;
          String title =
              name + ": waiter " + who + " in pass " + when + (first ? " first" : " last");
          tests.add(
              DynamicTest.dynamicTest(
                  title + (byScope ? " by its scope" : ""),
                  () -> {
                    EveryPass stage = new EveryPass();
                    stage.play(scenes.apply(stage.loop), who, when, first, byScope);
                  }));
        }
      }
    }
    return tests;
  }

  /**
   * Two cancellations, of each two waiters or twice of the same, at each two passes: a test for
   * each two waiters.
   */
  public static List<DynamicTest> pairs(String name, Function<EventLoop, Scene> scenes) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int one = 0; one < WAITERS; one++) {
      for (int other = one; other < WAITERS; other++) {
        int[] victims = {one, other};
        tests.add(
            DynamicTest.dynamicTest(
                name + ": waiters " + one + " and " + other, () -> playAll(victims, scenes)));
      }
    }
    return tests;
  }

  private static void playAll(int[] victims, Function<EventLoop, Scene> scenes) {
    for (int when = 0; when < PASSES * PASSES * 4; when++) {
      int variant = when % 4;
      int[] passes = {when / 4 % PASSES, when / 4 / PASSES};
      EveryPass stage = new EveryPass();
      Scene scene = scenes.apply(stage.loop);
      stage.begin(scene, variant >= 2);
      try {
        stage.run(scene, victims, passes, variant % 2 == 0, variant >= 2);
        stage.check(scene, 2);
      } catch (AssertionError failed) {
        throw new AssertionError(
            "passes " + Arrays.toString(passes) + ", variant " + variant, failed);
      }
    }
  }

  private void play(Scene scene, int victim, int when, boolean first, boolean byScope) {
    begin(scene, byScope);
    run(scene, new int[] {victim}, new int[] {when}, first, byScope);
    check(scene, 1);
  }

  private void begin(Scene scene, boolean byScope) {
    for (int i = 0; i < WAITERS; i++) {
      Coroutine<Object> waiter = scene.waiter(done, i);
      CancelScope scope = new CancelScope();
      scopes.add(scope);
      waiters.add(loop.createTask(byScope ? script(v -> scope.run(s -> waiter)) : waiter));
    }
  }

  private void run(Scene scene, int[] victims, int[] when, boolean first, boolean byScope) {
    for (int pass = 0; pass < 60; pass++) {
      int now = pass;
      loop.callSoon(
          () -> {
            if (first) {
              cancel(victims, when, now, byScope);
            }
            scene.tick(now);
            if (!first) {
              cancel(victims, when, now, byScope);
            }
          });
      loop.stop();
      loop.runForever();
    }
  }

  private void cancel(int[] victims, int[] when, int now, boolean byScope) {
    for (int i = 0; i < victims.length; i++) {
      if (when[i] == now && byScope) {
        scopes.get(victims[i]).cancel();
      } else if (when[i] == now) {
        waiters.get(victims[i]).cancel();
      }
    }
  }

  private void check(Scene scene, int cancelled) {
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      Task<Object> waiter = waiters.get(i);
      assertTrue(waiter.done(), "waiter " + i + " waits for ever: " + waiter);
      if (!waiter.cancelled()) {
        waiter.result();
        if (!scopes.get(i).cancelledCaught()) {
          expected.add(i);
        }
      }
    }
    assertTrue(expected.size() >= WAITERS - cancelled);
    if (!scene.isFirstComeFirstServed()) {
      done.sort(null);
    }
    assertEquals(expected, done);
    scene.check();
    assertEquals(List.of(), problems);
    assertEquals(List.of(), loop.tasks().unfinished());
  }
}
