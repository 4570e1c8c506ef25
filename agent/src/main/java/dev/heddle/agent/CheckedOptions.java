package dev.heddle.agent;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;

/**
 * Options on the command line. Apart from {@link PreMain}, whose verification would load all that
 * they need, where mostly there are none.
 */
final class CheckedOptions {

  private static final int WRONG_USAGE = 2;

  private CheckedOptions() {}

  /** Reads them; wrong ones are told on stderr and end the JVM with exit code 2. */
  static AgentOptions parseOrExit(String text) {
    try {
      return AgentOptions.parse(text);
    } catch (AgentOptionsException e) {
      System.err.println(new DiagnosticRenderer(SourceLookup.NONE).render(e.diagnostic()));
      System.exit(WRONG_USAGE);
      throw new AssertionError("the JVM has ended", e);
    }
  }
}
