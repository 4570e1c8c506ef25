package dev.heddle.samples.transcript;

import java.util.List;
import java.util.Map;

/** A rule for programs of which some lines have words of Heddle's own; every other line counts. */
final class Reworded implements Rule {
  private final Map<String, String> originals;

  private Reworded(Map<String, String> originals) {
    this.originals = originals;
  }

  /** The rule that takes the keys, whole lines, for the original's lines that are their values. */
  static Rule of(Map<String, String> originals) {
    return new Reworded(originals);
  }

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return EXACT.differences(
        transcript, printed.stream().map(line -> originals.getOrDefault(line, line)).toList());
  }
}
