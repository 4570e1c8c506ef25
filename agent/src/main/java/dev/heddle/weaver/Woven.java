package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostic;
import java.util.List;

/**
 * The class was woven: the host's new bytes, and one frame class for each of its async methods.
 *
 * @param host the class that was given, woven
 * @param frames the classes that the host needs beside it, in the same package and loader
 * @param diagnostics warnings only
 */
public record Woven(ClassFile host, List<ClassFile> frames, List<Diagnostic> diagnostics)
    implements WeaveResult {

  /** Takes immutable copies of the lists. */
  public Woven {
    frames = List.copyOf(frames);
    diagnostics = List.copyOf(diagnostics);
  }
}
