package dev.heddle.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as Python's {@code repr} does, so that the samples print what their originals
 * print.
 */
public final class Repr {
  private Repr() {}

  /**
   * The value in Python's notation: {@code 'text'}, {@code b'bytes'}, {@code None}, {@code True},
   * {@code [1, 2]}. A record is written as a tuple of its components, an optional as what it holds
   * or {@code None}, any other object by its {@code toString}.
   */
  public static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof byte[] bytes) {
      return quoted(bytes);
    } else if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    } else if (value instanceof Optional<?> optional) {
      return repr(optional.orElse(null));
    } else if (value instanceof List<?> list) {
      return list.stream().map(Repr::repr).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Record tuple) {
      return tuple(tuple);
    }
    return value.toString();
  }

  private static String quoted(byte[] bytes) {
    StringBuilder out = new StringBuilder("b").append(quoted(new String(bytes, ISO_8859_1)));
    for (int i = out.length() - 1; i >= 0; i--) {
      char c = out.charAt(i);
      if (c == '\r') {
        out.replace(i, i + 1, "\\r");
      } else if (c < ' ' || c > '~') {
        out.replace(i, i + 1, "\\x%02x".formatted((int) c));
      }
    }
    return out.toString();
  }

  /** A time in seconds, to the nanosecond, as Python's clocks give it. */
  public static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
  }

  /** Python prefers single quotes, and takes double ones for a text that holds only single ones. */
  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c == '\\' || c == quote) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    return out.append(quote).toString();
  }

  private static String tuple(Record tuple) {
    RecordComponent[] components = tuple.getClass().getRecordComponents();
    String values =
        Arrays.stream(components)
            .map(component -> repr(value(component, tuple)))
            .collect(Collectors.joining(", "));
    return "(" + values + (components.length == 1 ? ",)" : ")");
  }

  private static @Nullable Object value(RecordComponent component, Record tuple) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(tuple);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "cannot read " + component + " of a " + tuple.getClass(), e);
    }
  }
}
