package dev.heddle.weaver.files;

import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Unchanged;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Nearest;
import dev.heddle.weaver.diag.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of warnings: some may be silenced, and all others may stop the run as errors do. It
 * is about classes; what is told of a jar as a whole stays as it is.
 *
 * @param failOnWarning whether a class with a warning is refused
 * @param silenced the codes that are not told
 */
public record WarningPolicy(boolean failOnWarning, Set<String> silenced) {

  /** Every warning that a class can have. */
  static final Set<String> WARNINGS = Set.of("W0102", "W0501", "W0502", "W0503", "W0504");

  /** Takes an immutable copy. */
  public WarningPolicy {
    silenced = Set.copyOf(silenced);
  }

  /**
   * What is wrong with codes to be silenced: the first that is no warning, in words.
   *
   * @param codes what somebody has written
   * @return empty when all are warnings
   */
  public static Optional<String> objection(Collection<String> codes) {
    return codes.stream()
        .filter(code -> !WARNINGS.contains(code))
        .findFirst()
        .map(
            code ->
                "'"
                    + code
                    + "' cannot be silenced, it is not the code of a warning"
                    + Nearest.hint(code, WARNINGS));
  }

  /**
   * A weaver that follows this policy.
   *
   * @param weaver what is done to each class
   */
  public ClassWeaver applyTo(ClassWeaver weaver) {
    return classFile -> apply(weaver.weave(classFile));
  }

  private WeaveResult apply(WeaveResult result) {
    List<Diagnostic> told =
        result.diagnostics().stream()
            .filter(d -> d.isError() || !silenced.contains(d.code()))
            .map(d -> failOnWarning ? asError(d) : d)
            .toList();
    if (failOnWarning && !told.isEmpty() || result instanceof Refused) {
      return new Refused(told);
    }
    return result instanceof Woven woven
        ? new Woven(woven.host(), woven.frames(), told)
        : new Unchanged(told);
  }

  private static Diagnostic asError(Diagnostic d) {
    return new Diagnostic(
        d.code(), Severity.ERROR, d.headline(), d.location(), d.labels(), d.why(), d.help());
  }
}
