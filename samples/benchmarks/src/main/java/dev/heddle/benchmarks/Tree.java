package dev.heddle.benchmarks;

import org.jspecify.annotations.Nullable;

/** A binary tree of numbers. */
record Tree(@Nullable Tree left, Integer value, @Nullable Tree right) {

  /** The numbers from {@code from} to before {@code to}, which is higher. */
  static Tree balanced(int from, int to) {
    int middle = (from + to) >>> 1;
    return new Tree(
        from < middle ? balanced(from, middle) : null,
        middle,
        middle + 1 < to ? balanced(middle + 1, to) : null);
  }
}
