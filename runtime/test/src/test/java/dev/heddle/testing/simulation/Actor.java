package dev.heddle.testing.simulation;

import dev.heddle.CancelledError;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;

/** A coroutine that does random operations one after the other, as woven code would. */
final class Actor extends Frame<Object> {
  private final World world;
  private final long ticket;
  private final int number;
  private int operationsLeft;
  private Operation current;

  /** Gives back what the actor holds; null when it holds nothing. */
  private Runnable release;

  Actor(World world, int number, int operations) {
    this.world = world;
    this.number = number;
    this.operationsLeft = operations;
    this.ticket = world.fairness.ticket();
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
      world.fairness.ran(ticket);
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
      throw failure;
    }
  }

  @Override
  protected String layout() {
    return ABI + "\tdev.heddle.testing.simulation.Actor\tact\t()V\tActor.java\t1\t0\n2\t1";
  }
}
