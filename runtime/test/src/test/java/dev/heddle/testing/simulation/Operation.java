package dev.heddle.testing.simulation;

import dev.heddle.Awaitable;

/**
 * One thing that an actor does.
 *
 * @param name for the log
 * @param start gives what to await; null for nothing
 * @param end told the value or the failure, the other one being null
 */
record Operation(String name, Start start, End end) {

  /** The beginning of an operation. */
  interface Start {
    Awaitable<?> begin() throws Throwable;
  }

  /** The end of an operation. */
  interface End {
    void ended(Object value, Throwable failure);
  }

  static Operation of(String name, Start start) {
    return new Operation(name, start, (value, failure) -> {});
  }

  /** One that ends at once. */
  static Operation now(String name, Runnable action) {
    return of(
        name,
        () -> {
          action.run();
          return null;
        });
  }
}
