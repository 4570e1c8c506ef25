package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.TaskList;
import dev.heddle.context.Context;
import dev.heddle.frame.NeverAwaited;
import dev.heddle.internal.Current;
import dev.heddle.internal.DebugMode;
import dev.heddle.internal.Nanos;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The passes of a loop over what is ready: look for I/O or wait for it, take what other threads
 * brought and the timers that are due, run what is there. Loop thread only.
 */
final class Passes {
  /** The longest wait for a timer, as in asyncio: 24 hours. */
  private static final long LONGEST_WAIT = Duration.ofDays(1).toNanos();

  private final EventLoop loop;
  private final ReadyQueue ready;
  private final TimerHeap timers;
  private final Inbox inbox;
  private final TaskList tasks;
  private final Clock clock;
  private final Engine engine;

  /** Null unless somebody wants it: then a handle costs nothing more than to run it. */
  @Nullable Watch watch;

  private boolean interrupted;
  private int turns;

  Passes(
      EventLoop loop, ReadyQueue ready, TimerHeap timers, Inbox inbox, Clock clock, Engine engine) {
    this.loop = loop;
    this.ready = ready;
    this.timers = timers;
    this.inbox = inbox;
    this.tasks = loop.tasks();
    this.clock = clock;
    this.engine = engine;
  }

  /**
   * One pass, the whole of what a loop does.
   *
   * @param thread the loop's
   * @param isLast whether the loop has been told to stop, so that it must not wait
   */
  void pass(Current thread, boolean isLast) {
    select(isLast);
    if (thread.context != null) {
      leave(thread.context, thread);
    }
    inbox.drainTo(ready);
    scheduleDueTimers();
    Watch watching = watch;
    turns = ready.beginPass();
    for (int left = turns; left > 0; left--) {
      Handle handle = ready.poll();
      if (handle == null) {
        continue; // cleared meanwhile
      }
      if (watching == null) {
        handle.run();
      } else {
        watching.run(handle, thread);
      }
      if (thread.context != null) {
        leave(thread.context, thread);
      }
    }
  }

  /** What ran in no context has asked for one: those that come after must not see it. */
  private static void leave(Context left, Current thread) {
    left.leave(thread, null);
  }

  /** Drops everything. */
  void clear() {
    inbox.close();
    ready.clear();
    timers.clear();
  }

  /** Hands an interrupt on that came during a run. */
  void restoreInterrupt() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  private void select(boolean isLast) {
    long timeout = timeout(isLast);
    if (timeout != 0 && reportLost()) {
      timeout = timeout(isLast); // who was told may have scheduled something
    }
    if (timeout == 0) {
      if (ready.isEmpty()) {
        engine.select(0);
      } else {
        engine.poll(turns);
      }
      return;
    }
    // An interrupted thread does not block. Interrupts are not the loop's: it hands them on at the
    // end.
    if (Thread.interrupted()) {
      interrupted = true;
    }
    Watch watching = watch;
    if (watching != null && watching.isDebugging) {
      waitAndTell(timeout, watching);
    } else {
      waitFor(timeout);
    }
  }

  private void waitFor(long timeout) {
    engine.select(inbox.goToSleep() ? timeout : 0);
    inbox.wakeUp();
  }

  private void waitAndTell(long timeout, Watch watching) {
    long beginning = clock.nanos();
    waitFor(timeout);
    long end = clock.nanos();
    inbox.drainTo(ready);
    watching.waited(timeout, end - beginning, ready.size());
  }

  private boolean reportLost() {
    boolean any = tasks.reportLostFailures();
    return DebugMode.watchesCoroutines ? NeverAwaited.report(loop, false) | any : any;
  }

  private long timeout(boolean isLast) {
    if (!ready.isEmpty() || isLast) {
      return 0;
    }
    Timer first = timers.first();
    if (first == null) {
      return Engine.FOREVER;
    }
    long wait = Nanos.between(clock.nanos(), first.when());
    return Math.min(Math.max(0, wait), LONGEST_WAIT);
  }

  private void scheduleDueTimers() {
    if (timers.size() == 0) {
      return;
    }
    long now = clock.nanos();
    for (Timer due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
      ready.add(due);
    }
  }
}
