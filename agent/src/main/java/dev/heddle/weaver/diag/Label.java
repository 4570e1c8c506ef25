package dev.heddle.weaver.diag;

import org.jspecify.annotations.Nullable;

/**
 * A remark on one line of the source.
 *
 * @param line the line, counted from 1
 * @param text what happens there: {@code monitor entered here}
 * @param anchor the text in that line to point at, {@code await}, or null for its first visible
 *     character; class files know no columns
 */
public record Label(int line, String text, @Nullable String anchor) {

  /** A remark that points at the line's first visible character. */
  public Label(int line, String text) {
    this(line, text, null);
  }
}
