package dev.heddle.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, strings, numbers, booleans and null as JSON (RFC 8259), two spaces a level.
 */
final class Json {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String of(@Nullable Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.text.toString();
  }

  private void value(@Nullable Object value, String newLine) {
    if (value instanceof Map<?, ?> map) {
      object(map.entrySet().iterator(), newLine);
    } else if (value instanceof List<?> list) {
      array(list.iterator(), newLine);
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      string(value.toString());
    }
  }

  private void object(Iterator<? extends Map.Entry<?, ?>> entries, String newLine) {
    text.append('{');
    String inner = newLine + INDENT;
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      text.append(inner);
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue(), inner);
      text.append(entries.hasNext() ? "," : newLine);
    }
    text.append('}');
  }

  private void array(Iterator<?> items, String newLine) {
    text.append('[');
    String inner = newLine + INDENT;
    while (items.hasNext()) {
      text.append(inner);
      value(items.next(), inner);
      text.append(items.hasNext() ? "," : newLine);
    }
    text.append(']');
  }

  /** Plain ASCII, so that no terminal and no default charset can harm it. */
  private void string(String value) {
    text.append('"');
    for (char c : value.toCharArray()) {
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
