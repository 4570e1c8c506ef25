package dev.heddle.weaver.differential;

import dev.heddle.weaver.differential.Comparison.Result;
import java.util.Map;
import java.util.TreeMap;

/** Counts how the programs of a run ended. */
final class Tally {

  private final Map<Result, Integer> counts = new TreeMap<>();

  void add(Result result) {
    counts.merge(result, 1, Integer::sum);
  }

  /** Programs that ended so, in percent. */
  int percent(Result result) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : 100 * counts.getOrDefault(result, 0) / all;
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
