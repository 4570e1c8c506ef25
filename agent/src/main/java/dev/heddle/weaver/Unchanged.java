package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostic;
import java.util.List;

/**
 * There was nothing to weave, or the class is woven already.
 *
 * @param diagnostics warnings only
 */
public record Unchanged(List<Diagnostic> diagnostics) implements WeaveResult {

  /** Takes an immutable copy. */
  public Unchanged {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Nothing to weave and nothing to say. */
  public Unchanged() {
    this(List.of());
  }
}
