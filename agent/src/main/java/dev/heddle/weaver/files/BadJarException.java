package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import java.io.IOException;

/** A jar that can't be worked on, with what there is to say of it. */
final class BadJarException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  BadJarException(Diagnostic diagnostic) {
    super(diagnostic.headline() + ": " + diagnostic.why());
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
