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
    StringBuilder text = new StringBuilder("threw " + text(failure));
    text.append(place(failure));
    for (Throwable suppressed : failure.getSuppressed()) {
      text.append(", suppressed ").append(suppressed);
    }
    return text.toString();
  }

  /**
   * Type and message. The JVM's own words tell where a null came from, and in which loader a class
   * is, which are not the same woven.
   */
  static String text(Throwable failure) {
    boolean isJvms =
        failure instanceof NullPointerException || failure instanceof ClassCastException;
    return isJvms ? failure.getClass().getName() : failure.toString();
  }

  /** The innermost line of the program itself in the trace. */
  private static String place(Throwable failure) {
    for (StackTraceElement element : failure.getStackTrace()) {
      String type = element.getClassName();
      if (!type.contains(".") || type.startsWith("dev.heddle.weaver.targets.")) {
        return " at " + element.getMethodName() + ":" + element.getLineNumber();
      }
    }
    return "";
  }
}
