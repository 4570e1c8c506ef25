package dev.heddle.weaver.diag;

/** How bad a diagnostic is. */
public enum Severity {
  /** The class is not woven; a build fails. */
  ERROR("error"),
  /** The class is woven all the same. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that starts a rendered diagnostic. */
  public String word() {
    return word;
  }
}
