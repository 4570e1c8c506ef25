package dev.heddle.agent;

import dev.heddle.weaver.diag.Diagnostic;

/** The options of the agent can't be understood. */
public final class AgentOptionsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  AgentOptionsException(Diagnostic diagnostic) {
    super(diagnostic.headline() + ": " + diagnostic.why() + "; " + diagnostic.help());
    this.diagnostic = diagnostic;
  }

  /** What is wrong, in full. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
