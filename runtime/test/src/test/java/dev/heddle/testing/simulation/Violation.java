package dev.heddle.testing.simulation;

/** The loop broke a rule: a failure that must leave it, whoever is running. */
final class Violation extends InternalError {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}
