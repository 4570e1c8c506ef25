package dev.heddle.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The middle of a series of measurements, and how far apart they are.
 *
 * @param lower a quarter of them is below
 * @param median half of them is below
 * @param upper a quarter of them is above
 */
record Quartiles(double lower, double median, double upper) {

  static <T> Quartiles of(List<T> measured, ToDoubleFunction<T> value) {
    double[] sorted = measured.stream().mapToDouble(value).sorted().toArray();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }
}
