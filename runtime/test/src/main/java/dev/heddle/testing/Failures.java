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

  /** The second failure rides on the first, if there is one. */
  static Throwable both(Throwable first, Throwable second) {
    if (first != second) {
      first.addSuppressed(second);
    }
    return first;
  }
}
