package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import java.util.List;

/**
 * What a run over files came to.
 *
 * @param diagnostics everything there is to tell, sorted by place
 * @param trees one entry for each input that could be opened, in the order given
 */
public record WeaveReport(List<Diagnostic> diagnostics, List<TreeReport> trees) {

  /** Takes immutable copies. */
  public WeaveReport {
    diagnostics = List.copyOf(diagnostics);
    trees = List.copyOf(trees);
  }

  /** Whether the run failed; nothing was written then. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
