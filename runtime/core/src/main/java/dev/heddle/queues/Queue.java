package dev.heddle.queues;

import dev.heddle.AsyncIterator;
import dev.heddle.Coroutine;
import dev.heddle.internal.Unchecked;
import dev.heddle.internal.WaitQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks, first in, first out: asyncio's {@code Queue}. Items may be null. Loop
 * thread only.
 *
 * @param <T> the type of the items
 */
public sealed class Queue<T extends @Nullable Object> permits LifoQueue, PriorityQueue {
  private static final Object NULL = new Object();

  final ArrayDeque<Object> items = new ArrayDeque<>();
  final WaitQueue getters = new WaitQueue(this);
  final WaitQueue putters = new WaitQueue(this);
  final WaitQueue joiners = new WaitQueue(this);
  private final int maxsize;
  private int unfinished;
  private boolean isShutDown;

  /** A queue without limit. */
  public Queue() {
    this(0);
  }

  /**
   * A queue.
   *
   * @param maxsize how many items there is room for; zero or less for any number
   */
  public Queue(int maxsize) {
    this.maxsize = maxsize;
  }

  /**
   * How many items there are.
   *
   * @return the number
   */
  public final int qsize() {
    return size();
  }

  /**
   * How many items there is room for.
   *
   * @return zero or less for any number
   */
  public final int maxsize() {
    return maxsize;
  }

  /**
   * Whether there is no item.
   *
   * @return true if so
   */
  public final boolean empty() {
    return size() == 0;
  }

  /**
   * Whether there is no room.
   *
   * @return true if so; never for a queue without limit
   */
  public final boolean full() {
    return maxsize > 0 && size() >= maxsize;
  }

  /**
   * Adds an item, waiting for room. Cancelled while it waits, nothing is added, and a wake-up that
   * came meanwhile is passed on.
   *
   * @param item the item
   * @return a coroutine without value; it throws {@link QueueShutDown} after a shutdown
   */
  public final Coroutine<@Nullable Void> put(T item) {
    return new Put<>(this, item);
  }

  /**
   * Adds an item at once.
   *
   * @param item the item
   * @throws QueueFull if there is no room
   * @throws QueueShutDown after a shutdown
   */
  public final void putNowait(T item) {
    if (isShutDown) {
      throw new QueueShutDown(this);
    }
    if (full()) {
      throw new QueueFull(this);
    }
    store(item);
    unfinished++;
    getters.releaseNext();
  }

  /**
   * Takes the next item, waiting for one. It does not give up the turn if there is one. Cancelled
   * while it waits, no item is lost: a wake-up that came meanwhile is passed on.
   *
   * @return a coroutine of the item; it throws {@link QueueShutDown} after a shutdown, when empty
   */
  public final Coroutine<T> get() {
    return new Get<>(this);
  }

  /**
   * Takes the next item at once.
   *
   * @return the item
   * @throws QueueEmpty if there is none
   * @throws QueueShutDown if there is none after a shutdown
   */
  public final T getNowait() {
    if (empty()) {
      if (isShutDown) {
        throw new QueueShutDown(this);
      }
      throw new QueueEmpty(this);
    }
    T item = retrieve();
    putters.releaseNext();
    return item;
  }

  /**
   * Says that the work on an item that was taken is done.
   *
   * @throws IllegalArgumentException if called more often than items were put
   */
  public final void taskDone() {
    if (unfinished <= 0) {
      throw new IllegalArgumentException(
          "taskDone() called too many times for " + this + "; call it once for each item");
    }
    unfinished--;
    if (unfinished == 0) {
      joiners.wakeAll();
    }
  }

  /**
   * Waits until {@link #taskDone} has been called for each item ever put.
   *
   * @return a coroutine without value
   */
  public final Coroutine<@Nullable Void> join() {
    return new Join(this);
  }

  /** Ends the queue: nothing can be put any more, and what is there can be taken. */
  public final void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue. Everybody who waits is woken.
   *
   * @param immediate true to drop what is there, and count it as done
   */
  public final void shutdown(boolean immediate) {
    isShutDown = true;
    if (immediate) {
      while (!empty()) {
        retrieve();
        unfinished = Math.max(0, unfinished - 1);
      }
      if (unfinished == 0) {
        joiners.wakeAll();
      }
    }
    getters.releaseAll();
    putters.releaseAll();
  }

  /**
   * The items as they come. The iterator takes them, so several of them share the queue.
   *
   * @return an iterator that ends when the queue has been shut down and is empty
   */
  public final AsyncIterator<T> asyncIterator() {
    return () -> new NextItem<>(this);
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName()
        + "[maxsize="
        + maxsize
        + ", qsize="
        + size()
        + (getters.size() > 0 ? ", getters=" + getters.size() : "")
        + (putters.size() > 0 ? ", putters=" + putters.size() : "")
        + (unfinished > 0 ? ", unfinished=" + unfinished : "")
        + (isShutDown ? ", shut down" : "")
        + "]";
  }

  final boolean hasUnfinished() {
    return unfinished > 0;
  }

  final boolean isShutDown() {
    return isShutDown;
  }

  /** How many items are stored. */
  int size() {
    return items.size();
  }

  /** Stores an item. */
  void store(T item) {
    items.add(item == null ? NULL : item);
  }

  /** Takes out the item whose turn it is. */
  T retrieve() {
    return itemOf(items.remove());
  }

  final T itemOf(Object stored) {
    return Unchecked.cast(stored == NULL ? null : stored);
  }
}
