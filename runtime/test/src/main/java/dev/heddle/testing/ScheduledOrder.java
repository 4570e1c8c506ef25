package dev.heddle.testing;

import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.Task;
import dev.heddle.internal.loop.ReadyOrder;
import dev.heddle.internal.loop.TaskTurn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arranges the passes of one run as a {@link Schedule} wants it, and notes which tasks there were.
 *
 * <p>Only the turns of tasks change places. Callbacks and timers keep their order among themselves,
 * which the loop promises; a task may go before or behind each of them.
 */
final class ScheduledOrder implements ReadyOrder {
  private final Choices choices;
  private final @Nullable Cancellation cancellation;

  /** In the order of creation, so that a task has the same number in each run. */
  private final List<Seen> seen = new ArrayList<>();

  private int pass;
  private boolean nextIsMain;
  private boolean ended;
  private boolean hasCancelled;
  private boolean hasCancelledMain;

  ScheduledOrder(Schedule schedule) {
    this.choices = new Choices(schedule);
    this.cancellation = schedule.cancellation();
  }

  /** Says that the newest task of the next pass is the test's own. */
  void nextIsMain() {
    nextIsMain = true;
  }

  /** Says that the test is over: what follows is clean-up, and runs in the usual order. */
  void end() {
    ended = true;
    choices.checkPath();
  }

  Choices choices() {
    return choices;
  }

  boolean hasCancelled() {
    return hasCancelled;
  }

  boolean hasCancelledMain() {
    return hasCancelledMain;
  }

  @Override
  public List<Handle> arrange(List<Handle> handles) {
    if (ended) {
      return handles;
    }
    look();
    cancel();
    pass++;
    return arranged(new ArrayList<>(handles));
  }

  /** All places where a task of a kind could have been cancelled in this run. */
  List<Cancellation> cancellations(Explore.Cancel whom) {
    List<Cancellation> places = new ArrayList<>();
    for (int number = 0; number < seen.size(); number++) {
      Seen task = seen.get(number);
      if (whom == (task.isMain ? Explore.Cancel.TEST : Explore.Cancel.TASKS)) {
        for (int at = task.firstPass; at <= task.lastPass; at++) {
          places.add(new Cancellation(number, at));
        }
      }
    }
    return places;
  }

  private void look() {
    List<Task<?>> unfinished = EventLoop.running().tasks().unfinished();
    int known = 0;
    for (Task<?> task : unfinished) {
      while (known < seen.size() && seen.get(known).task != task) {
        known++; // those before are done: both lists have the order of creation
      }
      if (known == seen.size()) {
        seen.add(new Seen(task, pass));
      }
      seen.get(known).lastPass = pass;
    }
    if (nextIsMain && !unfinished.isEmpty()) {
      nextIsMain = false;
      seen.get(known).isMain = true;
    }
  }

  private void cancel() {
    Cancellation due = cancellation;
    if (due != null && due.pass() == pass && due.task() < seen.size()) {
      Seen target = seen.get(due.task());
      hasCancelled = true;
      hasCancelledMain = target.isMain;
      target.task.cancel();
    }
  }

  private List<Handle> arranged(List<Handle> left) {
    List<Handle> order = new ArrayList<>(left.size());
    List<Integer> candidates = new ArrayList<>();
    while (!left.isEmpty()) {
      candidates.clear();
      boolean isFirstOfOthers = true;
      for (int i = 0; i < left.size(); i++) {
        boolean isTurn = left.get(i) instanceof TaskTurn;
        if (isTurn || isFirstOfOthers) {
          candidates.add(i);
        }
        isFirstOfOthers &= isTurn;
      }
      int chosen = candidates.get(choices.choose(candidates.size()));
      order.add(left.remove(chosen));
    }
    return order;
  }

  /** A task, and when it was there. */
  private static final class Seen {
    final Task<?> task;
    final int firstPass;
    int lastPass;
    boolean isMain;

    Seen(Task<?> task, int pass) {
      this.task = task;
      this.firstPass = pass;
    }
  }
}
