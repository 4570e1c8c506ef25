package dev.heddle.queues;

import dev.heddle.internal.Unchecked;
import java.util.Comparator;
import java.util.Objects;

/**
 * A queue that gives the smallest item first: asyncio's {@code PriorityQueue}. Of items that are
 * equal in this sense the oldest comes first, which asyncio leaves open.
 *
 * @param <T> the type of the items, which can't be null
 */
public final class PriorityQueue<T> extends Queue<T> {
  /** An item with its number: what came first is smaller, other things being equal. */
  private record Numbered<T>(T item, long number) {}

  private final Comparator<? super T> order;
  private final java.util.PriorityQueue<Numbered<T>> heap;
  private long count;

  /** A queue without limit, of items that have an order of their own. */
  public PriorityQueue() {
    this(0);
  }

  /**
   * A queue of items that have an order of their own. To put another one throws ClassCastException.
   *
   * @param maxsize how many items there is room for; zero or less for any number
   */
  public PriorityQueue(int maxsize) {
    this(maxsize, Unchecked.cast(Comparator.naturalOrder()));
  }

  /**
   * A queue.
   *
   * @param maxsize how many items there is room for; zero or less for any number
   * @param order says which of two items is smaller
   */
  public PriorityQueue(int maxsize, Comparator<? super T> order) {
    super(maxsize);
    this.order = Objects.requireNonNull(order, "order");
    Comparator<Numbered<T>> byItem = (a, b) -> order.compare(a.item, b.item);
    this.heap = new java.util.PriorityQueue<>(byItem.thenComparingLong(Numbered::number));
  }

  @Override
  int size() {
    return heap.size();
  }

  @Override
  @SuppressWarnings({"ReturnValueIgnored", "SelfComparison"}) // an item without order is refused
  void store(T item) {
    order.compare(item, item);
    heap.add(new Numbered<>(item, count++));
  }

  @Override
  T retrieve() {
    return heap.remove().item;
  }
}
