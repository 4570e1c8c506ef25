package dev.heddle.testing;

import dev.heddle.internal.Unchecked;

/** Failures on their way through code that declares less than can be thrown. */
final class Failures {
  private Failures() {}

  /** Runs what may throw anything; it is thrown as it is. */
  static void asException(Body body) {
    try {
      body.run();
    } catch (Throwable failure) {
      throw Unchecked.<RuntimeException>rethrow(failure);
    }
  }

  /** Runs all, come what may; the first failure is thrown, the others ride on it. */
  static void runAll(Body... bodies) throws Throwable {
    Throwable first = null;
    for (Body body : bodies) {
      try {
        body.run();
      } catch (Throwable failure) {
        if (first == null) {
          first = failure;
        } else if (first != failure) {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
