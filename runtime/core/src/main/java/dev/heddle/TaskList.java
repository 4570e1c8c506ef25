package dev.heddle;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished tasks of one loop, in the order of their creation, and the failures that nobody
 * has looked at. Python keeps weak references and may lose a task that nobody else refers to; here
 * a task is held until it is done. Loop thread only.
 */
public final class TaskList {
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;

  private final LostFailures lostFailures = new LostFailures();

  /** The one part of this that is for any thread. */
  final AwaitedOutside awaitedOutside = new AwaitedOutside();

  /** Makes the loop's tasks; null for the usual way. */
  @Nullable TaskFactory factory;

  /** An empty list, for a new loop. */
  public TaskList() {}

  /**
   * The tasks that are not done.
   *
   * @return a copy, oldest first
   */
  public List<Task<?>> unfinished() {
    List<Task<?>> tasks = new ArrayList<>();
    for (Task<?> task = first; task != null; task = task.newer) {
      tasks.add(task);
    }
    return tasks;
  }

  /**
   * For loops, before they wait: tells the exception handler of the tasks and futures that have
   * failed without anybody having looked at it.
   *
   * @return whether there was one
   */
  public boolean reportLostFailures() {
    return !lostFailures.isEmpty() && lostFailures.report();
  }

  /**
   * For loops, when they are closed: as {@link #reportLostFailures}, also of those that somebody
   * would have got to.
   */
  public void reportAllFailures() {
    lostFailures.reportAll();
  }

  /**
   * For loops, when they have been closed: fails the futures by which other threads wait for tasks
   * and futures of the loop.
   *
   * @param loop the loop, which takes no callbacks any more
   */
  public void loopClosed(EventLoop loop) {
    awaitedOutside.loopClosed(loop);
  }

  void failed(Future<?> future) {
    lostFailures.add(future);
  }

  /**
   * Keeps a failure that nobody has seen from being reported, for whoever answers for it meanwhile.
   *
   * @return whether there is one; then {@link #release} has to follow
   */
  boolean hold(Future<?> future) {
    return lostFailures.hold(future);
  }

  /** Says that one who answered for a failure no longer does. */
  void release(Future<?> future) {
    lostFailures.release(future);
  }

  /** Where a {@link CompletionOrder} shows up that nobody has any more. */
  ReferenceQueue<CompletionOrder<?>> unreachable() {
    return lostFailures.unreachable();
  }

  void keep(UnseenFailures failures) {
    lostFailures.unseen().add(failures);
  }

  void drop(UnseenFailures failures) {
    lostFailures.unseen().remove(failures);
  }

  void add(Task<?> task) {
    Task<?> before = last;
    task.older = before;
    if (before == null) {
      first = task;
    } else {
      before.newer = task;
    }
    last = task;
  }

  void remove(Task<?> task) {
    Task<?> before = task.older;
    Task<?> after = task.newer;
    task.older = null;
    task.newer = null;
    if (before == null) {
      first = after;
    } else {
      before.newer = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.older = before;
    }
  }
}
