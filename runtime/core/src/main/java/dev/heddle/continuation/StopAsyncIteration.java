package dev.heddle.continuation;

import java.util.NoSuchElementException;

/** Thrown when a value is asked of an asynchronous iterator that has ended. */
public final class StopAsyncIteration extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  /**
   * The end of an iterator.
   *
   * @param message which one
   */
  public StopAsyncIteration(String message) {
    super(message);
  }
}
