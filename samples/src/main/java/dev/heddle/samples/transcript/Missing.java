package dev.heddle.samples.transcript;

import java.util.List;

/**
 * A rule for a transcript with a line that a program in Java has no reason to print, and must not.
 *
 * @param beginning how that line begins
 */
record Missing(String beginning) implements Rule {
  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return EXACT.differences(
        transcript.stream().filter(line -> !line.startsWith(beginning)).toList(), printed);
  }
}
