package dev.heddle.weaver.diag;

import java.util.List;

/** Finds the source of a class, when it is at hand. */
@FunctionalInterface
public interface SourceLookup {

  /** Knows no source. */
  SourceLookup NONE = location -> List.of();

  /**
   * The lines of the source file that a location is in, the first at index 0; empty when it isn't
   * at hand.
   *
   * @param location a place in a class
   */
  List<String> linesOf(Location location);
}
