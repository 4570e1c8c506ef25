package dev.heddle.internal;

import dev.heddle.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * A FIFO of coroutines that wait for the same thing: the one place where fairness lives, for locks,
 * events, conditions, semaphores and queues.
 *
 * <p>As in asyncio, a ticket that is woken or cancelled stays in the queue until its owner has its
 * turn and leaves. Until then it counts: nobody passes a waiter who has been woken and has not run
 * yet. All operations take constant time, waking several in a row included: tickets before the
 * cursor are done, and no ticket gets undone.
 *
 * <pre>
 *   first                         last
 *   woken  cancelled  woken  waiting  cancelled  waiting
 *                               ^ cursor
 * </pre>
 *
 * <p>Loop thread only. The queue belongs to the loop of the first who waits.
 */
public final class WaitQueue {
  private final Object owner;
  private @Nullable EventLoop loop;
  private @Nullable Ticket first;
  private @Nullable Ticket last;
  private @Nullable Ticket cursor;
  private int size;

  /**
   * An empty queue.
   *
   * @param owner the lock or queue that it is part of, for messages
   */
  public WaitQueue(Object owner) {
    this.owner = owner;
  }

  /**
   * Takes a place at the end.
   *
   * @return the ticket to await, and to {@link #leave} with afterwards, come what may
   * @throws IllegalStateException if the queue belongs to another loop than the running one
   */
  public Ticket enter() {
    Ticket ticket = new Ticket(boundLoop());
    Ticket before = last;
    if (before == null) {
      first = ticket;
    } else {
      before.next = ticket;
      ticket.previous = before;
    }
    last = ticket;
    if (cursor == null) {
      cursor = ticket;
    }
    ticket.isQueued = true;
    size++;
    return ticket;
  }

  /**
   * Gives a place up. Does nothing if it was given up before.
   *
   * @param ticket a ticket of this queue
   */
  public void leave(Ticket ticket) {
    if (!ticket.isQueued) {
      return;
    }
    Ticket before = ticket.previous;
    Ticket after = ticket.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    if (cursor == ticket) {
      cursor = after;
    }
    ticket.previous = null;
    ticket.next = null;
    ticket.isQueued = false;
    size--;
  }

  /**
   * Wakes whoever has waited longest, unless somebody before has been woken or cancelled and has
   * not left yet: that one will call again.
   */
  public void wakeFirst() {
    Ticket ticket = first;
    if (ticket != null && !ticket.done()) {
      ticket.wake();
    }
  }

  /**
   * Wakes whoever has waited longest and has been neither woken nor cancelled.
   *
   * @return whether there was one
   */
  public boolean wakeNext() {
    Ticket ticket = cursor;
    while (ticket != null && ticket.done()) {
      ticket = ticket.next;
    }
    cursor = ticket == null ? null : ticket.next;
    if (ticket == null) {
      return false;
    }
    ticket.wake();
    return true;
  }

  /**
   * Wakes as {@link #wakeNext} does and takes the place away at once, and those of cancelled ones
   * before it.
   */
  public void releaseNext() {
    Ticket ticket = first;
    while (ticket != null) {
      leave(ticket);
      if (!ticket.done()) {
        ticket.wake();
        return;
      }
      ticket = first;
    }
  }

  /** Wakes everybody. */
  public void wakeAll() {
    boolean any = true;
    while (any) {
      any = wakeNext();
    }
  }

  /** Wakes everybody and takes all places away. */
  public void releaseAll() {
    while (first != null) {
      releaseNext();
    }
  }

  /**
   * Whether somebody stands here who has not been cancelled.
   *
   * @return true also for one who has been woken and has not left
   */
  public boolean hasLive() {
    for (Ticket ticket = first; ticket != null; ticket = ticket.next) {
      if (!ticket.cancelled()) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many have a place.
   *
   * @return the number
   */
  public int size() {
    return size;
  }

  /**
   * The state of an object and how many wait, as {@code toString} shows it.
   *
   * @param state the state in a word
   * @return for example {@code locked, waiters=2}
   */
  public String describe(String state) {
    return size == 0 ? state : state + ", waiters=" + size;
  }

  private EventLoop boundLoop() {
    EventLoop running = EventLoop.running();
    if (loop == null) {
      loop = running;
    } else if (loop != running) {
      throw new IllegalStateException(
          owner + " belongs to another event loop; create it inside the coroutine that uses it");
    }
    return running;
  }
}
