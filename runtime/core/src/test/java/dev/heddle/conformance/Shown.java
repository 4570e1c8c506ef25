package dev.heddle.conformance;

import dev.heddle.CancelledError;
import dev.heddle.ExceptionGroup;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Values and failures in the words that both sides of the comparison use. */
final class Shown {
  private Shown() {}

  static String of(Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof CancelledError) {
      return "Cancelled"; // asyncio forgets the message after the first delivery, Heddle does not
    }
    if (value instanceof TimeoutException) {
      return "Timeout";
    }
    if (value instanceof IllegalArgumentException) {
      return "Value(" + ((Throwable) value).getMessage() + ")";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Shown::of).toList()) + "]";
    }
    return value.toString();
  }

  /** As {@link #of}, with less of failures and more of groups. */
  static String structure(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof ExceptionGroup group) {
      return "Group[" + structures(group.exceptions()) + "]";
    }
    if (value instanceof List<?> list) {
      return "[" + structures(list) + "]";
    }
    if (value instanceof IllegalStateException) {
      return "RuntimeError";
    }
    if (value instanceof CancelledError || value instanceof TimeoutException) {
      return of(value);
    }
    return value instanceof Throwable ? value.getClass().getSimpleName() : value.toString();
  }

  private static String structures(List<?> values) {
    return values.stream().map(Shown::structure).collect(Collectors.joining(" "));
  }
}
