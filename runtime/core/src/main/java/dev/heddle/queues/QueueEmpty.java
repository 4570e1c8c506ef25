package dev.heddle.queues;

/** Thrown by {@link Queue#getNowait} when there is no item. */
public final class QueueEmpty extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueEmpty(Queue<?> queue) {
    super(queue + " is empty; await get() to wait for an item");
  }
}
