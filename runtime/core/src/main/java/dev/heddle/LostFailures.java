package dev.heddle;

import java.lang.ref.ReferenceQueue;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failed futures of a loop that nobody has looked at yet. Python tells of such a failure when
 * the garbage collector finds the future, so late or never; here the loop tells before it waits
 * next, and when it is closed. Loop thread only.
 */
final class LostFailures {
  /** Fewer futures than this are not worth a sweep. */
  private static final int LEAST_SWEEP = 64;

  private final Set<Future<?>> failed = new LinkedHashSet<>();

  /** Those that somebody answers for meanwhile, and how many do. */
  private final Map<Future<?>, Integer> held = new IdentityHashMap<>(0);

  private final Set<UnseenFailures> unseen = new LinkedHashSet<>();
  private final ReferenceQueue<CompletionOrder<?>> unreachable = new ReferenceQueue<>();
  private int sweepAt = LEAST_SWEEP;

  void add(Future<?> future) {
    failed.add(future);
    if (failed.size() >= sweepAt) {
      // A loop that is never idle would keep all failures of its life.
      failed.removeIf(Future::isRetrieved);
      sweepAt = Math.max(LEAST_SWEEP, failed.size() * 2);
    }
  }

  /** Keeps the failure of a future back; false if there is none that nobody has seen. */
  boolean hold(Future<?> future) {
    if (future.state != Future.FAILED || future.isRetrieved()) {
      return false;
    }
    failed.remove(future);
    held.merge(future, 1, Integer::sum);
    return true;
  }

  /** Ends what {@link #hold} began: if nobody has seen the failure it counts as lost again. */
  void release(Future<?> future) {
    Integer others = held.computeIfPresent(future, (key, count) -> count == 1 ? null : count - 1);
    if (others == null && !future.isRetrieved()) {
      add(future);
    }
  }

  /** Where those come that nobody can loop over any more. */
  ReferenceQueue<CompletionOrder<?>> unreachable() {
    return unreachable;
  }

  /** Those that have to be there when they get unreachable. */
  Set<UnseenFailures> unseen() {
    return unseen;
  }

  boolean isEmpty() {
    return failed.isEmpty() && unseen.isEmpty();
  }

  /** As {@link #report}, also of those that somebody answers for: the loop ends. */
  void reportAll() {
    held.keySet().forEach(this::add);
    held.clear();
    report();
  }

  /** Tells the exception handler of those that have not been looked at, each once. */
  boolean report() {
    boolean any = false;
    for (Object order = unreachable.poll(); order != null; order = unreachable.poll()) {
      ((UnseenFailures) order).letGo();
    }
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
