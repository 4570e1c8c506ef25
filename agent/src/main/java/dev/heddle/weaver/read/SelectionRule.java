package dev.heddle.weaver.read;

/** Why a method is woven. */
public enum SelectionRule {
  /** It carries {@code @Async}. */
  ANNOTATED("annotated @Async"),
  /** It is the body of a lambda that awaits and returns an async type. */
  LAMBDA_BODY("lambda body that awaits"),
  /** A method reference in this class names it; it awaits and returns an async type. */
  METHOD_REFERENCE("target of a method reference, and awaits"),
  /** It has code, and the run is a test of the weaver on code that isn't async. */
  TORTURE("suspends before each call, and goes on at once");

  private final String reason;

  SelectionRule(String reason) {
    this.reason = reason;
  }

  /** The rule in words, for dumps. */
  public String reason() {
    return reason;
  }
}
