package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.context.Context;
import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Inbox inbox = new Inbox();
  private final Sleeper sleeper = new Sleeper();
  private final ReadyQueue ready = new ReadyQueue();

  @Test
  void handlesComeOutInTheOrderInWhichTheyWentIn() {
    List<Handle> handles = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      handles.add(new Callback(loop, () -> {}, new Context()));
      inbox.push(handles.get(i), sleeper);
    }
    inbox.drainTo(ready);
    handles.forEach(handle -> assertSame(handle, ready.poll()));
    inbox.drainTo(ready);
    assertTrue(ready.isEmpty());
  }

  @Test
  void onlyTheFirstPushAfterFallingAsleepHasToWake() {
    assertFalse(wakes(), "awake");
    assertFalse(inbox.goToSleep(), "there is mail");
    inbox.wakeUp();
    inbox.drainTo(ready);
    assertTrue(inbox.goToSleep());
    assertTrue(wakes());
    assertFalse(wakes(), "somebody wakes it already");
  }

  /** It comes out in this pass, or the loop does not wait before the next. */
  @Test
  void aHandleThatComesAtAnyStepOfAPassIsNotLost() {
    for (int step = 0; step < 4; step++) {
      Handle handle = new Callback(loop, () -> {}, new Context());
      boolean wakes = step == 0 && wakes(handle);
      boolean waits = inbox.goToSleep();
      assertEquals(step != 0, waits);
      wakes |= step == 1 && wakes(handle);
      inbox.wakeUp();
      wakes |= step == 2 && wakes(handle);
      inbox.drainTo(ready);
      wakes |= step == 3 && wakes(handle);
      assertEquals(step == 1, wakes, "only a loop that waits is woken");
      if (step == 3) {
        assertTrue(ready.isEmpty());
        assertFalse(inbox.goToSleep());
        inbox.wakeUp();
        inbox.drainTo(ready);
      }
      assertSame(handle, ready.poll());
      assertTrue(ready.isEmpty());
    }
  }

  @Test
  void nothingIsLostBetweenThreadsAndEachThreadKeepsItsOrder() throws InterruptedException {
    int threads = 4;
    int each = 20_000;
    List<String> order = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      String name = "sender" + t;
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  String mail = name + " " + i;
                  inbox.push(new Callback(loop, () -> order.add(mail), new Context()), sleeper);
                }
              });
      senders.add(sender);
      sender.start();
    }
    while (order.size() < threads * each) {
      inbox.drainTo(ready);
      for (Handle handle = ready.poll(); handle != null; handle = ready.poll()) {
        handle.run();
      }
      Thread.onSpinWait();
    }
    for (Thread sender : senders) {
      sender.join();
    }
    Map<String, Integer> next = new HashMap<>();
    for (String mail : order) {
      String[] parts = mail.split(" ");
      assertEquals(next.getOrDefault(parts[0], 0), Integer.valueOf(parts[1]));
      next.merge(parts[0], 1, Integer::sum);
    }
  }

  private boolean wakes() {
    return wakes(new Callback(loop, () -> {}, new Context()));
  }

  /** Whether a handle that is left wakes the loop. */
  private boolean wakes(Handle handle) {
    int before = sleeper.woken;
    assertTrue(inbox.push(handle, sleeper));
    return sleeper.woken > before;
  }

  @Test
  void aClosedInboxRefuses() {
    Handle handle = new Callback(loop, () -> {}, new Context());
    assertTrue(inbox.push(handle, sleeper));
    inbox.close();
    assertFalse(inbox.push(handle, sleeper));
    inbox.drainTo(ready);
    assertTrue(ready.isEmpty());
    assertFalse(inbox.push(handle, sleeper), "to look does not open it");
  }

  /** Counts how often it is woken. */
  private static final class Sleeper implements Engine {
    int woken;

    @Override
    public void select(long timeoutNanos) {}

    @Override
    public void wakeup() {
      woken++;
    }

    @Override
    public void close() {}
  }
}
