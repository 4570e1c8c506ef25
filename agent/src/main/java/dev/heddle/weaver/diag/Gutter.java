package dev.heddle.weaver.diag;

import java.util.List;

/**
 * The left margin of a rendered diagnostic: as wide as its largest line number, and at least two.
 */
final class Gutter {

  private static final int MIN_WIDTH = 2;

  private final int width;

  Gutter(List<Label> labels) {
    int largest = labels.stream().mapToInt(Label::line).max().orElse(0);
    this.width = Math.max(MIN_WIDTH, Integer.toString(largest).length());
  }

  String arrow() {
    return " ".repeat(width) + "--> ";
  }

  String blank() {
    return " ".repeat(width + 1) + "|";
  }

  String line(int number) {
    String digits = Integer.toString(number);
    return " ".repeat(width - digits.length()) + digits + " |";
  }

  String noteStart() {
    return " ".repeat(width + 1) + "= ";
  }

  /**
   * Appends a note; what follows a newline in it is put under its first word. Nothing for an empty
   * one.
   */
  void note(StringBuilder text, String name, String words) {
    if (words.isEmpty()) {
      return;
    }
    String start = noteStart() + name;
    text.append(start).append(words.replace("\n", "\n" + " ".repeat(start.length()))).append('\n');
  }
}
