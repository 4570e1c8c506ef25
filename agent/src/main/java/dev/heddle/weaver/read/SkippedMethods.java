package dev.heddle.weaver.read;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many methods torture has left alone, and why. One thread only. */
public final class SkippedMethods {

  /** Why a method is left alone. */
  public enum Reason {
    /** Before version 50 a class file has no stack maps. */
    OLD_CLASS_FILE,
    /** A constructor that stores to local 0, which then no longer holds what it constructs. */
    CONSTRUCTOR_WITHOUT_THIS,
    /** The code doesn't fit its stack map, or has none where it needs one. */
    NO_STACK_MAP,
    /** An unfinished object is kept in a form that can't be suspended (W0206). */
    UNUSUAL_CONSTRUCTION,
    /** It grew past 64 KB, or its class past the constants that a class file can hold. */
    TOO_LARGE
  }

  private final SortedMap<Reason, Integer> counts = new TreeMap<>();

  /** Counts methods. */
  public void add(Reason reason, int methods) {
    if (methods > 0) {
      counts.merge(reason, methods, Integer::sum);
    }
  }

  /** The counts of those reasons that occurred. */
  public SortedMap<Reason, Integer> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }
}
