package dev.heddle.sync;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Event event = new Event();
  private final List<String> events = new ArrayList<>();

  @Test
  void settingWakesAllWhoWaitEvenIfItIsClearedInTheSamePass() {
    List<Task<Object>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      tasks.add(loop.createTask(script(v -> event.waitFor()).run(() -> events.add(name))));
    }
    onePass();
    assertEquals("Event[unset, waiters=3]", event.toString());
    tasks.get(1).cancel();
    event.set();
    event.clear();
    assertFalse(event.isSet());
    onePass();
    assertEquals(List.of("a", "c"), events);
    assertTrue(tasks.get(1).cancelled());
    assertEquals("Event[unset]", event.toString());
  }

  @Test
  void waitingForASetEventDoesNotGiveUpTheTurn() {
    event.set();
    loop.callSoon(() -> events.add("before"));
    Task<Boolean> task = loop.createTask(event.waitFor());
    loop.callSoon(() -> events.add("after " + task.done()));
    assertEquals(true, loop.runUntilComplete(task));
    assertEquals(List.of("before", "after true"), events);
    assertEquals("Event[set]", event.toString());
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
