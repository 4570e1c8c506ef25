package dev.heddle;

import java.util.ArrayList;
import java.util.List;

/**
 * The failed futures of a loop that nobody has looked at yet. Python tells of such a failure when
 * the garbage collector finds the future, so late or never; here the loop tells before it waits
 * next, and when it is closed. Loop thread only.
 */
final class LostFailures {
  /** Fewer futures than this are not worth a sweep. */
  private static final int LEAST_SWEEP = 64;

  private final List<Future<?>> failed = new ArrayList<>();
  private int sweepAt = LEAST_SWEEP;

  void add(Future<?> future) {
    failed.add(future);
    if (failed.size() >= sweepAt) {
      // A loop that is never idle would keep all failures of its life.
      failed.removeIf(Future::isRetrieved);
      sweepAt = Math.max(LEAST_SWEEP, failed.size() * 2);
    }
  }

  /** Forgets one; false if it was not there. */
  boolean remove(Future<?> future) {
    return failed.remove(future);
  }

  boolean isEmpty() {
    return failed.isEmpty();
  }

  /** Tells the exception handler of those that have not been looked at, each once. */
  boolean report() {
    boolean any = false;
    while (!failed.isEmpty()) {
      List<Future<?>> futures = List.copyOf(failed);
      failed.clear();
      for (Future<?> future : futures) {
        if (!future.isRetrieved()) {
          any = true;
          future
              .getLoop()
              .callExceptionHandler(
                  ErrorContext.of(future.kind() + " exception was never retrieved")
                      .with(ErrorContext.EXCEPTION, future.takeFailure())
                      .with(ErrorContext.FUTURE, future));
        }
      }
    }
    return any;
  }
}
