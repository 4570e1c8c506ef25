package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;

import dev.heddle.Future;
import java.util.IdentityHashMap;
import java.util.Map;

/** Counts how often futures are done. */
final class Completions {
  private final Map<Future<?>, Integer> counts = new IdentityHashMap<>();

  void watch(Future<?> future) {
    counts.put(future, 0);
    future.addDoneCallback(
        done -> {
          require(done.done(), () -> "a callback for " + done);
          counts.merge(future, 1, Integer::sum);
        });
  }

  /** When nothing is ready any more. */
  void check() {
    counts.forEach(
        (future, count) ->
            require(
                count == (future.done() ? 1 : 0), () -> future + " was done " + count + " times"));
  }
}
