package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostic;
import java.util.List;

/**
 * The class can't be woven and must be left as it was.
 *
 * @param diagnostics why; at least one error
 */
public record Refused(List<Diagnostic> diagnostics) implements WeaveResult {

  /** Takes an immutable copy. */
  public Refused {
    diagnostics = List.copyOf(diagnostics);
  }
}
