package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostic;
import java.util.List;

/** What became of one class file. */
public sealed interface WeaveResult permits Unchanged, Woven, Refused {

  /**
   * What there is to tell the programmer, in line order; errors only when the class was refused.
   */
  List<Diagnostic> diagnostics();
}
