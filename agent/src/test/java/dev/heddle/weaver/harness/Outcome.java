package dev.heddle.weaver.harness;

import java.util.List;

/**
 * What can be seen of a run.
 *
 * @param log what the target wrote down
 * @param end the result or the exception, as text
 */
public record Outcome(List<String> log, String end) {

  static String thrown(Throwable failure) {
    StringBuilder text = new StringBuilder("threw " + failure);
    for (Throwable suppressed : failure.getSuppressed()) {
      text.append(", suppressed ").append(suppressed);
    }
    return text.toString();
  }
}
