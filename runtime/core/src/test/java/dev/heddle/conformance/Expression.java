package dev.heddle.conformance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A nested expression: {@code (T 2 (s 1))}.
 *
 * @param name the first word
 * @param parts the others, words and expressions
 */
record Expression(String name, List<Object> parts) {
  static Expression read(String text) {
    String spaced = text.replace("(", " ( ").replace(")", " ) ").strip();
    return read(new ArrayDeque<>(List.of(spaced.split(" +"))));
  }

  private static Expression read(Queue<String> words) {
    words.remove(); // the parenthesis
    String name = words.remove();
    List<Object> parts = new ArrayList<>();
    while (!words.peek().equals(")")) {
      parts.add(words.peek().equals("(") ? read(words) : words.remove());
    }
    words.remove();
    return new Expression(name, parts);
  }

  int size() {
    return parts.size();
  }

  Expression inner(int i) {
    return (Expression) parts.get(i);
  }

  String word(int i) {
    return (String) parts.get(i);
  }

  int number(int i) {
    return Integer.parseInt(word(i));
  }

  Duration seconds(int i) {
    return Duration.ofSeconds(number(i));
  }
}
