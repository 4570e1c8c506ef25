package dev.heddle.weaver.harness;

import java.util.Random;

/** When the things that a target awaits are pending. */
public enum Suspending {
  /** The target isn't woven: nothing can be pending. */
  UNWOVEN,
  /** Everything awaited is done already. */
  NEVER,
  /** Everything awaited is pending. */
  ALWAYS,
  /** As the dice have it. */
  AT_RANDOM,
  /** As the dice have it, where no loop is running. */
  WITHOUT_LOOP;

  boolean next(Random dice) {
    return this == ALWAYS || (this == AT_RANDOM || this == WITHOUT_LOOP) && dice.nextBoolean();
  }
}
