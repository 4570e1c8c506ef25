package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * What a failed future keeps. Each frame that a failure passes adds its line to the failure's
 * trace, so the trace is set back whenever the failure is thrown anew: else it would grow by the
 * lines of everybody who awaits the future.
 */
final class Failure {
  private final Throwable thrown;
  private StackTraceElement @Nullable [] trace;

  Failure(Throwable thrown) {
    this.thrown = thrown;
  }

  Throwable thrown() {
    return thrown;
  }

  /** The failure with the trace that it had when the future failed. */
  Throwable toThrow() {
    if (trace == null) {
      trace = thrown.getStackTrace();
    } else {
      thrown.setStackTrace(trace);
    }
    return thrown;
  }
}
