package dev.heddle.weaver.diag;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Finds the declaration of a method in its source. */
final class Declarations {

  /** Annotations and parameters of a method seldom take more lines than that. */
  private static final int REACH = 20;

  private Declarations() {}

  /**
   * A label that belongs to a declaration, on the line of that; any other, and one whose
   * declaration isn't found, as it is.
   */
  static Label place(Label label, List<String> source) {
    if (!label.isDeclaration()) {
      return label;
    }
    String name = Objects.requireNonNull(label.anchor(), "the method's name");
    Pattern declaration = declarationOf(name);
    int lowest = Math.min(label.line(), source.size());
    for (int line = lowest; line > Math.max(0, label.line() - REACH); line--) {
      if (declaration.matcher(source.get(line - 1)).find()) {
        return new Label(line, label.text(), name);
      }
    }
    return new Label(label.line(), label.text());
  }

  /** A type stands before the name; before a call stands anything else, or a keyword. */
  private static Pattern declarationOf(String method) {
    return Pattern.compile(
        "(?<!\\breturn)(?<!\\bnew)(?<!\\belse)(?<!\\bthrow)(?<=[\\w>\\]])\\s+"
            + Pattern.quote(method)
            + "\\s*\\(");
  }
}
