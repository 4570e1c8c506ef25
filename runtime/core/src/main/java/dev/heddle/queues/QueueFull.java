package dev.heddle.queues;

/** Thrown by {@link Queue#putNowait} when there is no room. */
public final class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueFull(Queue<?> queue) {
    super(queue + " is full; await put() to wait for room");
  }
}
