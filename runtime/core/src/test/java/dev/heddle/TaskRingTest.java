package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that wait for one another: a cancellation must reach them and must end. */
class TaskRingTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Task<Object>> tasks = new ArrayList<>();
  private final List<Object> events = new ArrayList<>();

  @Test
  void cancellingOneOfTwoThatWaitForEachOtherEndsBoth() {
    waitFor(1, 0);
    assertTrue(tasks.get(0).cancel("enough"));
    assertEquals(
        "enough",
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(tasks.get(0))).getMessage());
    assertEquals(List.of(1, 0), events);
    assertTrue(tasks.get(1).cancelled());
    assertEquals(1, tasks.get(0).cancelling());
    assertEquals(1, tasks.get(1).cancelling());
  }

  @Test
  void cancellingATaskThatWaitsForARingOutsideOfItselfEndsAll() {
    for (int tail = 0; tail < 20; tail++) {
      for (int ring = 2; ring < 20; ring++) {
        tasks.clear();
        events.clear();
        int[] targets = new int[tail + ring];
        for (int i = 0; i < targets.length; i++) {
          targets[i] = i + 1 < targets.length ? i + 1 : tail;
        }
        waitFor(targets);
        tasks.get(0).cancel();
        loop.runUntilComplete(Asyncio.gather(true, tasks));
        assertTrue(tasks.stream().allMatch(Task::cancelled), tail + " before a ring of " + ring);
        assertEquals(targets.length, events.size());
      }
    }
  }

  @Test
  void aRunnerCanBeClosedOnTasksThatWaitForEachOther() {
    try (Runner runner = new Runner(() -> loop)) {
      runner.run(
          script(
              v -> {
                waitFor(1, 0);
                return "main";
              }));
    }
    assertEquals(2, tasks.stream().filter(Task::cancelled).count());
  }

  /** Makes tasks of which number i waits for number targets[i], and lets them begin to. */
  private void waitFor(int... targets) {
    for (int i = 0; i < targets.length; i++) {
      int n = i;
      tasks.add(loop.createTask(script(v -> tasks.get(targets[n])).last(() -> events.add(n))));
    }
    if (!loop.isRunning()) {
      loop.stop();
      loop.runForever();
    }
  }
}
