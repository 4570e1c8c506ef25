package dev.heddle.testing.simulation;

import java.util.function.Supplier;

/**
 * Checks that what is ready runs first come, first served, and timers at their time and in its
 * order. Each thing that is scheduled takes a ticket at that moment and shows it when it runs.
 */
final class Fairness {
  private long lastTicket;
  private long lastRun;
  private long lastDue = -1;
  private long lastTimer = -1;
  private long timers;

  /** To be called when something is put into the ready queue. */
  long ticket() {
    return ++lastTicket;
  }

  /** To be called when it runs. */
  void ran(long ticket) {
    require(ticket > lastRun, () -> "ticket " + ticket + " ran after " + lastRun);
    lastRun = ticket;
  }

  /** To be called when a timer is set. */
  long timer() {
    return timers++;
  }

  /** To be called when it runs; virtual time hits each timer exactly. */
  void fired(long timer, long due, long now) {
    require(now >= due, () -> "a timer for " + due + " fires early, at " + now);
    require(now == due, () -> "a timer for " + due + " fires late, at " + now);
    require(
        due > lastDue || timer > lastTimer,
        () -> "timer " + timer + " fires after timer " + lastTimer);
    lastDue = due;
    lastTimer = timer;
  }

  /** Fails the simulation; an error of this kind is swallowed by nobody. */
  static void require(boolean holds, String otherwise) {
    require(holds, () -> otherwise);
  }

  /** The same, where a text each time would take most of the time. */
  static void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new Violation(otherwise.get());
    }
  }
}
