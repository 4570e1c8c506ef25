package dev.heddle.weaver.diag;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The quoted source lines of a diagnostic, each followed by its labels. */
final class Excerpt {

  /** What every quoted line keeps of its indentation, so that code stands clear of the gutter. */
  private static final String INDENT = "  ";

  private static final int TAB = 4;

  private final List<String> lines;
  private final List<Label> labels;
  private final Gutter gutter;

  Excerpt(List<String> lines, List<Label> labels, Gutter gutter) {
    this.lines = lines.stream().map(line -> line.replace("\t", " ".repeat(TAB))).toList();
    this.labels = labels;
    this.gutter = gutter;
  }

  String render() {
    StringBuilder text = new StringBuilder();
    int shared = sharedIndent();
    int quoted = 0;
    for (Label label : labels) {
      if (!hasLine(label)) {
        text.append(gutter.line(label.line())).append(" - ").append(label.text()).append('\n');
        continue;
      }
      String line = INDENT + lineOf(label).substring(shared);
      if (label.line() != quoted) {
        text.append(gutter.line(label.line())).append(' ').append(line.stripTrailing());
        text.append('\n');
        quoted = label.line();
      }
      text.append(gutter.blank()).append(' ').append(" ".repeat(columnIn(line, label)));
      text.append("- ").append(label.text()).append('\n');
    }
    return text.toString();
  }

  /** A stale source can be shorter than the class believes, or have nothing in that line. */
  private boolean hasLine(Label label) {
    return label.line() >= 1 && label.line() <= lines.size() && !lineOf(label).isBlank();
  }

  private String lineOf(Label label) {
    return lines.get(label.line() - 1);
  }

  private int sharedIndent() {
    return labels.stream()
        .filter(this::hasLine)
        .mapToInt(label -> indentOf(lineOf(label)))
        .min()
        .orElse(0);
  }

  private static int columnIn(String line, Label label) {
    String anchor = label.anchor();
    int found = anchor == null ? -1 : wordIn(line, anchor);
    return found >= 0 ? found : indentOf(line);
  }

  /** Not a part of a longer word, as {@code get} in {@code target.get()}. */
  private static int wordIn(String line, String word) {
    String start = Character.isJavaIdentifierPart(word.charAt(0)) ? "(?<![\\w$])" : "";
    boolean endsInWord = Character.isJavaIdentifierPart(word.charAt(word.length() - 1));
    String end = endsInWord ? "(?![\\w$])" : "";
    Matcher matcher = Pattern.compile(start + Pattern.quote(word) + end).matcher(line);
    return matcher.find() ? matcher.start() : -1;
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }
}
