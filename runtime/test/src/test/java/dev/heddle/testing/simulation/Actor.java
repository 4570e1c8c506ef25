package dev.heddle.testing.simulation;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A coroutine that does random operations one after the other, as woven code would: a task, or an
 * errand that is a part of somebody's operation.
 */
final class Actor extends Frame<Object> {
  private static final long NONE = -1;
  private static final int DEEPEST = 3;

  private final World world;
  private final long ticket;
  private final int number;

  /** Whose operation this is part of; null for a task of its own. */
  private final Actor outer;

  private final Around around;

  private int operationsLeft;
  private Task<?> task;
  private boolean hasEndedCancelled;
  private Operation current;

  /** Gives back what the actor holds; null when it holds nothing. */
  private Runnable release;

  private Actor(World world, int number, int operations, long ticket, Actor outer, Around around) {
    this.world = world;
    this.number = number;
    this.operationsLeft = operations;
    this.ticket = ticket;
    this.outer = outer;
    this.around = around;
  }

  /**
   * One that is about to be made a task.
   *
   * @param outer the owner of its group; null for none
   * @param group its group
   */
  static Actor task(World world, int number, int operations, Actor outer, Around group) {
    return new Actor(world, number, operations, world.fairness.ticket(), outer, group);
  }

  /** A part of an operation of this one. */
  Actor errand(int operations, Around block) {
    return new Actor(world, number, operations, NONE, this, block);
  }

  boolean hasEndedCancelled() {
    return hasEndedCancelled;
  }

  /** Whether operations may still have errands. */
  boolean mayNest() {
    int depth = 0;
    for (Actor further = outer; further != null; further = further.outer) {
      depth++;
    }
    return depth < DEEPEST;
  }

  /**
   * Something that this one may wait for. A group waits for its tasks in peace: if those waited for
   * the group's owner in turn, and handed their cancellations on to it, that would be for ever, in
   * asyncio as well.
   */
  Future<Object> shielded(Task<Object> task) {
    return outer == null ? task : Asyncio.shield(task);
  }

  /** Whether each await throws, since a scope around this one is cancelled. */
  boolean isInCancelledScope() {
    for (Actor inside = this; inside != null; inside = inside.outer) {
      if (inside.around.isCancelledScope()) {
        return true;
      }
      if (inside.around.isShield()) {
        return false;
      }
    }
    return false;
  }

  /**
   * The requests to cancel the running task, less those that a shield keeps out of here: of what is
   * around the shield in the same task. {@link Task#cancel} goes through a shield.
   *
   * @param ofThose which of them count as kept out
   * @param isShield whether this is asked for a block that is a shield itself
   */
  int requestsToSee(Predicate<Around> ofThose, boolean isShield) {
    int requests = task.cancelling();
    boolean isKeptOut = isShield;
    for (Actor inside = this; inside != null && inside.task == task; inside = inside.outer) {
      if (isKeptOut && ofThose.test(inside.around)) {
        requests--;
      }
      isKeptOut |= inside.around.isShield();
    }
    return requests;
  }

  int number() {
    return number;
  }

  boolean holdsSomething() {
    return release != null;
  }

  /** Keeps something until the end of the next operation. */
  void hold(Runnable givesBack) {
    release = givesBack;
  }

  @Override
  protected Object resume() throws Throwable {
    Object value = null;
    Throwable failure = null;
    if (state == 0) {
      task = Objects.requireNonNull(Asyncio.currentTask());
      if (ticket != NONE) {
        world.fairness.ran(ticket);
      }
    } else {
      try {
        value = take();
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }
    while (true) {
      if (current != null) {
        end(value, failure);
      }
      if (operationsLeft-- <= 0 && release == null) {
        return world.result(number);
      }
      current = world.operations.next(this);
      value = null;
      failure = null;
      try {
        Object awaitable = current.start().begin();
        value = awaitable == null ? null : Await.await(awaitable);
      } catch (Throwable thrown) {
        failure = thrown;
      }
      if (value instanceof Suspension suspension) {
        state = 1;
        return suspension.push(this);
      }
    }
  }

  private void end(Object value, Throwable failure) throws Throwable {
    Operation ended = current;
    current = null;
    if (failure instanceof Violation) {
      throw failure;
    }
    world.say(
        number,
        ended.name()
            + (failure == null ? " -> " : " !! ")
            + EventLog.show(failure == null ? value : failure));
    Runnable held = release;
    release = null;
    ended.end().ended(value, failure);
    if (held != null) {
      held.run();
    }
    if (failure instanceof CancelledError && !world.swallows()) {
      hasEndedCancelled = true;
      throw failure;
    }
  }

  @Override
  protected String layout() {
    return ABI + "\tdev.heddle.testing.simulation.Actor\tact\t()V\tActor.java\t1\t0\n2\t1";
  }
}
