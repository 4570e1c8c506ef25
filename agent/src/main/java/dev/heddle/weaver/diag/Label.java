package dev.heddle.weaver.diag;

import org.jspecify.annotations.Nullable;

/**
 * A remark on one line of the source.
 *
 * @param line the line, counted from 1
 * @param text what happens there: {@code monitor entered here}
 * @param anchor the word in that line to point at, {@code await}, or null for its first visible
 *     character; class files know no columns
 * @param isDeclaration whether the remark belongs to the declaration of the method that the anchor
 *     names, which the source has somewhere above the line; class files know only where a method's
 *     code begins
 */
public record Label(int line, String text, @Nullable String anchor, boolean isDeclaration) {

  /** A remark on that line itself. */
  public Label(int line, String text, @Nullable String anchor) {
    this(line, text, anchor, false);
  }

  /**
   * A remark on the declaration of a method.
   *
   * @param line where its code begins, counted from 1
   * @param text what is to be said of it
   * @param method the method's name
   */
  public static Label ofDeclaration(int line, String text, String method) {
    return new Label(line, text, method, true);
  }

  /** A remark that points at the line's first visible character. */
  public Label(int line, String text) {
    this(line, text, null);
  }
}
