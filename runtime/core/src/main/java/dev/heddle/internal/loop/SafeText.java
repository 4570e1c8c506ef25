package dev.heddle.internal.loop;

import dev.heddle.internal.Fatal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;

/**
 * The text of things that belong to the program, whose {@code toString} or {@code getMessage} may
 * fail in turn: what the loop says of them must not end the loop.
 */
final class SafeText {
  private SafeText() {}

  /** An object's text, or else its class. */
  static String of(Object thing) {
    return orElse(
        thing::toString, () -> "<" + thing.getClass().getName() + ", whose text fails to print>");
  }

  /** An exception with its trace, or else its class and where it was thrown. */
  static String trace(Throwable exception) {
    return orElse(
        () -> {
          StringWriter trace = new StringWriter();
          exception.printStackTrace(new PrintWriter(trace));
          return trace.toString().stripTrailing();
        },
        () -> {
          StringBuilder text = new StringBuilder(exception.getClass().getName());
          text.append(" (whose text fails to print)");
          for (StackTraceElement line : exception.getStackTrace()) {
            text.append(System.lineSeparator()).append("\tat ").append(line);
          }
          return text.toString();
        });
  }

  /** A text, or another one if that fails. */
  static String orElse(Supplier<String> text, Supplier<String> otherwise) {
    try {
      return text.get();
    } catch (Throwable failure) {
      Fatal.throwIfFatal(failure);
      return otherwise.get();
    }
  }
}
