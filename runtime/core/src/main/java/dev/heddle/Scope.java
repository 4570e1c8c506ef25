package dev.heddle;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a task's way that can be cancelled as a whole: what {@link CancelScope}, {@link
 * Timeout}, {@link TaskGroup} and {@link Asyncio#waitFor} have in common.
 *
 * <p>There are two kinds, which differ in how often a cancellation is felt.
 *
 * <ul>
 *   <li>At each wait: as long as the scope lasts every wait in it ends with a {@link
 *       CancelledError}, in its owner and in the tasks of groups that were opened inside.
 *   <li>Once: one wait of its owner does, as after {@link Task#cancel}. It is due until then, so a
 *       shield or a running task may put it off.
 * </ul>
 *
 * <p>The scopes of a task are a chain, the innermost first; the chain of a group's child goes on
 * with the scopes around the group. A shield keeps from what is inside what is due outside of it.
 *
 * <pre>
 *   task.scope --outer--&gt; timeout --outer--&gt; (shield) --outer--&gt; cancel scope
 *                                                                   ^
 *   child.scope ----------------------------------outer-------------+
 * </pre>
 *
 * <p>A cancelled scope counts as one request in {@link Task#cancelling} of its owner until it is
 * left. So whoever asks for that number tells this cancellation from others, which is asyncio's
 * way.
 *
 * <p>Nothing is done for an await of something that is done already: it does not wait. A look at a
 * chain takes as many steps as it has scopes. Loop thread only.
 */
final class Scope implements Runnable {
  private final boolean isAtEachWait;
  private final Set<Scope> inner = new LinkedHashSet<>(0);
  private @Nullable Task<?> owner;
  private @Nullable Scope outer;
  private @Nullable Long deadline;
  private @Nullable Handle timer;
  private @Nullable String message;
  private int requestsBefore;
  private boolean isShield;
  private boolean isCalm;
  private boolean isCancelled;
  private boolean isFelt;
  private boolean isLeft;

  private Scope(boolean isAtEachWait) {
    this.isAtEachWait = isAtEachWait;
  }

  /** One whose cancellation is felt at each wait. */
  static Scope atEachWait() {
    return new Scope(true);
  }

  /** One whose cancellation is felt once. */
  static Scope once() {
    return new Scope(false);
  }

  boolean isCancelled() {
    return isCancelled;
  }

  /** Whether the scope has been entered and not left. */
  boolean isActive() {
    return owner != null && !isLeft;
  }

  boolean isLeft() {
    return isLeft;
  }

  boolean isShield() {
    return isShield;
  }

  /** Whether what is felt at each wait outside is not felt inside. */
  boolean isCalm() {
    return isCalm;
  }

  /** The loop's time at which the scope is cancelled; null for never. */
  @Nullable Long deadline() {
    return deadline;
  }

  /** The scope around this one. */
  @Nullable Scope outer() {
    return outer;
  }

  /**
   * Enters the scope: the running task owns it.
   *
   * @param user whose name to put into the message
   * @return the task
   * @throws IllegalStateException outside of a task, or the second time
   */
  Task<?> enter(String user) {
    Task<?> task = Asyncio.currentTask();
    if (task == null) {
      throw new IllegalStateException(
          user + " should be used inside a task; run a coroutine that uses it");
    }
    if (owner != null) {
      throw new IllegalStateException(user + " has already been entered; make one for each use");
    }
    outer = task.scope;
    task.scope = this;
    own(task);
    return task;
  }

  /** Puts a task that somebody else has made into the scope: a group's child, under its scopes. */
  void adopt(Task<?> task, @Nullable Scope around) {
    outer = around;
    Scope outermost = task.scope;
    if (outermost == null) {
      task.scope = this;
    } else { // it has run and entered scopes: it was started eagerly
      while (outermost.outer != null) {
        outermost = outermost.outer;
      }
      outermost.outer = this;
      inner.add(outermost);
    }
    own(task);
    Delivery.interrupt(task); // then it may wait already
  }

  private void own(Task<?> task) {
    owner = task;
    if (task.cancelRequests > 0) {
      // What is due already is thrown inside, and is not for this scope to end.
      boolean isOneDue = task.mustCancel || (!isShield && Delivery.due(outer, task, false) != null);
      requestsBefore = requestsToSee(task) - (isOneDue ? 1 : 0);
    }
    if (outer != null) {
      outer.inner.add(this);
    }
    if (isCancelled) {
      task.cancelRequests++;
    }
    arm(task.getLoop());
  }

  /**
   * How many requests there are to cancel a task, without those that a shield keeps out of here.
   */
  private int requestsToSee(Task<?> task) {
    int requests = task.cancelRequests;
    boolean isShielded = isShield;
    for (Scope scope = outer; scope != null; scope = scope.outer) {
      if (isShielded && scope.isCancelled && scope.owner == task) {
        requests--;
      }
      isShielded |= scope.isShield;
    }
    return requests;
  }

  /**
   * Leaves the scope.
   *
   * @return whether a {@link CancelledError} that comes out of it is this scope's own and ends
   *     here: not if somebody else wants the task to end, too
   */
  boolean leave() {
    Task<?> task = owner;
    if (task == null || isLeft) {
      return false;
    }
    isLeft = true;
    disarm();
    unlink(task);
    if (!isCancelled) {
      return false;
    }
    task.uncancel();
    return requestsToSee(task) <= requestsBefore
        && (isShield || Delivery.due(outer, task, true) == null);
  }

  /** Forgets a task that has ended; what it was asked remains to be seen. */
  void forget(Task<?> ended) {
    isLeft = true;
    disarm();
    unlink(ended);
  }

  /** Scopes need not be left in order: generators with a timeout of their own do not. */
  private void unlink(Task<?> task) {
    if (task.scope == this) {
      task.scope = outer;
    }
    for (Scope scope : inner) {
      scope.outer = outer;
    }
    if (outer != null) {
      outer.inner.remove(this);
      outer.inner.addAll(inner);
    }
    inner.clear();
  }

  /** Cancels the scope, also before it is entered. Nothing happens the second time. */
  void cancel(@Nullable String why) {
    if (isCancelled || isLeft) {
      return;
    }
    isCancelled = true;
    message = why;
    if (owner != null) {
      owner.cancelRequests++;
      tellThoseInside();
    }
  }

  /** Puts the shield up or takes it down, at any time. */
  void shield(boolean up) {
    isShield = up;
    if (!up && isActive()) {
      tellThoseInside();
    }
  }

  /**
   * Keeps out what is felt at each wait, for waiting that is taken up again after a cancellation.
   * What is felt once may come in: kept out, it would come later, as another error.
   */
  void calm() {
    isCalm = true;
  }

  /** Sets when the scope is cancelled, also before it is entered; null for never. */
  void deadline(@Nullable Long whenNanos) {
    deadline = whenNanos;
    disarm();
    if (owner != null && !isLeft) {
      arm(owner.getLoop());
    }
  }

  private void arm(EventLoop loop) {
    if (deadline != null) {
      timer = deadline <= loop.time() ? loop.callSoon(this) : loop.callAt(deadline, this);
    }
  }

  private void disarm() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** The deadline has come. */
  @Override
  public void run() {
    timer = null;
    cancel(null);
  }

  private void tellThoseInside() {
    Set<Task<?>> tasks = new LinkedHashSet<>();
    ArrayDeque<Scope> left = new ArrayDeque<>();
    for (Scope scope = this; scope != null; scope = left.poll()) {
      if (scope.owner != null) {
        tasks.add(scope.owner);
      }
      left.addAll(scope.inner);
    }
    tasks.forEach(Delivery::interrupt);
  }

  /** Whether a cancellation of this scope is due to a task that is inside. */
  boolean isDue(Task<?> task, boolean atEachWait) {
    return isCancelled && (isAtEachWait ? atEachWait : !isFelt && owner == task);
  }

  /** A task has got an error that stands for this scope's. */
  void felt(Task<?> task) {
    isFelt |= isCancelled && owner == task;
  }

  @Nullable String message() {
    return message;
  }
}
