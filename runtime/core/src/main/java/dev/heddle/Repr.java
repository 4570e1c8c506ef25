package dev.heddle;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code repr} shows them, for {@code toString} of tasks and futures. */
final class Repr {
  /** As in Python's {@code reprlib}, which futures use. */
  private static final int LONGEST = 30;

  private Repr() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof CharSequence) {
      return quoted(shortened(value.toString()));
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Throwable failure) {
      return throwable(failure);
    }
    return shortened(String.valueOf(value));
  }

  static String throwable(Throwable failure) {
    if (failure instanceof ExceptionGroup group) {
      return group.exceptions().stream()
          .map(Repr::throwable)
          .collect(
              Collectors.joining(
                  ", ",
                  group.getClass().getSimpleName() + "(" + quoted(group.message()) + ", [",
                  "])"));
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName()
        + "("
        + (message == null ? "" : quoted(message))
        + ")";
  }

  /** A callback by its class: lambdas by the class that they are written in. */
  static String callback(@Nullable Object callback) {
    if (callback == null) {
      return "None";
    }
    if (callback instanceof Task<?>) {
      return "Task.wakeup()";
    }
    String name = callback.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    String simple = (lambda < 0 ? name : name.substring(0, lambda));
    simple = simple.substring(simple.lastIndexOf('.') + 1);
    return lambda < 0 ? simple + "()" : simple + ".<lambda>()";
  }

  static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c == quote ? "\\" : "").append(c);
      }
    }
    return quoted.append(quote).toString();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int head = (LONGEST - 3) / 2;
    int tail = LONGEST - 3 - head;
    return text.substring(0, head) + "..." + text.substring(text.length() - tail);
  }
}
