package dev.heddle.samples.transcript;

import java.util.ArrayList;
import java.util.List;

/** Decides whether the lines that a program printed are as good as those of its transcript. */
@FunctionalInterface
public interface Rule {
  /** Line by line, sign by sign: what holds for every program that has no rule of its own. */
  Rule EXACT = Rule::lineByLine;

  /** Where the two differ, one sentence a difference; empty if the program passes. */
  List<String> differences(List<String> transcript, List<String> printed);

  /**
   * Whether the two differ in nothing but that what was printed is late: a machine which others
   * keep busy breaks such a bound without a fault of the loop. A rule that bounds no times says no.
   */
  default boolean isOnlyLate(List<String> transcript, List<String> printed) {
    return false;
  }

  private static List<String> lineByLine(List<String> transcript, List<String> printed) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(transcript.size(), printed.size()); i++) {
      String wanted = i < transcript.size() ? "'" + transcript.get(i) + "'" : "nothing";
      String got = i < printed.size() ? "'" + printed.get(i) + "'" : "nothing";
      if (!wanted.equals(got)) {
        differences.add(
            "line " + (i + 1) + ": the original has " + wanted + ", printed was " + got);
      }
    }
    return differences;
  }
}
