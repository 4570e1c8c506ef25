package dev.heddle.queues;

/** Thrown when a queue has been shut down: by putting, and by getting once it is empty. */
public final class QueueShutDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueShutDown(Queue<?> queue) {
    super(queue + "; nothing can be put any more, and nothing is left to get");
  }
}
