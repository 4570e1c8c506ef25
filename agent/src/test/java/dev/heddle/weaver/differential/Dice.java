package dev.heddle.weaver.differential;

import java.util.List;
import java.util.Random;

/** Random choices that a seed determines. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T of(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
