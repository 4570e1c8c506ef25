package dev.heddle.weaver.differential;

/**
 * How many random programs are run, and which. {@code -Dheddle.seeds=N} asks for so many of each
 * kind, {@code -Dheddle.firstSeed=N} for those from a seed on, {@code -Dheddle.steps=N} for larger
 * or smaller ones of bytecode.
 */
final class Seeds {

  private Seeds() {}

  static long first() {
    return Long.getLong("heddle.firstSeed", 1);
  }

  static int count(int usual) {
    return Integer.getInteger("heddle.seeds", usual);
  }

  /** The size of a program of bytecode. Small programs find most mistakes, and show them best. */
  static int steps(long seed) {
    return Integer.getInteger("heddle.steps", 8 + (int) (seed % 5) * 8);
  }

  /** The command that runs one program again. */
  static String again(String test, long seed) {
    return "run again with: mvn -pl runtime/core,agent -am verify -DskipITs -Dtest="
        + test
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dheddle.seeds=1 -Dheddle.firstSeed="
        + seed;
  }
}
