package dev.heddle.conformance;

import dev.heddle.CancelledError;
import java.util.List;
import java.util.concurrent.TimeoutException;

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
}
