package dev.heddle.testing;

import dev.heddle.CancelledError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Makes the runs of an exploration.
 *
 * @param orders how many orders at most
 * @param whom who is cancelled
 * @param cancellations how many cancellations at most
 * @param replay the one run to make instead; null to explore
 * @param timeout of a run, on the machine's clock
 */
record Explorer(
    int orders,
    Explore.Cancel whom,
    int cancellations,
    @Nullable Schedule replay,
    Duration timeout) {
  private static final String REPLAY = "heddle.replay";

  /** What is explored: one run of it, on a loop of its own. */
  @FunctionalInterface
  interface Trial {
    void run(LoopSession session) throws Throwable;
  }

  /** What the system property wants to have replayed, else the text given; null for neither. */
  static @Nullable Schedule replay(String chosen) {
    String text = System.getProperty(REPLAY, chosen);
    return text.isEmpty() ? null : Schedule.parse(text);
  }

  void explore(Trial trial) throws Throwable {
    if (replay != null) {
      attempt(replay, trial);
      return;
    }
    ScheduledOrder usual = attempt(Schedule.USUAL, trial);
    if (usual.choices().paths() <= orders) {
      tryAll(usual, trial);
    } else {
      for (int seed = 0; seed < orders; seed++) {
        attempt(Schedule.ofSeed(seed), trial);
      }
    }
    List<Cancellation> places = usual.cancellations(whom);
    int runs = Math.min(places.size(), cancellations);
    for (int run = 0; run < runs; run++) {
      Cancellation place = places.get((int) ((long) run * places.size() / runs));
      attempt(Schedule.USUAL.with(place), trial);
    }
  }

  /** Depth first. Other orders may turn out to be longer: it ends with their number, too. */
  private void tryAll(ScheduledOrder usual, Trial trial) throws Throwable {
    ScheduledOrder last = usual;
    for (int run = 1; run < orders; run++) {
      List<Integer> path = last.choices().nextPath();
      if (path == null) {
        return;
      }
      last = attempt(Schedule.ofPath(path), trial);
    }
  }

  private ScheduledOrder attempt(Schedule schedule, Trial trial) throws Throwable {
    ScheduledOrder order = new ScheduledOrder(schedule);
    LoopSession session = LoopSession.onVirtualTime(timeout, order);
    try {
      session.runAndFinish(() -> Failures.runAll(() -> runOnce(session, order, trial), order::end));
    } catch (TestAbortedException aborted) {
      throw aborted;
    } catch (Throwable failure) {
      if (schedule.equals(Schedule.USUAL)) {
        throw failure;
      }
      throw new ExplorationError(schedule.toString(), failure);
    }
    return order;
  }

  private static void runOnce(LoopSession session, ScheduledOrder order, Trial trial)
      throws Throwable {
    try {
      trial.run(session);
    } catch (CancelledError cancelled) {
      if (!order.hasCancelledMain()) {
        throw cancelled;
      }
    }
  }
}
