package dev.heddle.weaver.diag;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the diagnostics of one run; the same one reported twice counts once. For one thread at a
 * time.
 */
public final class Diagnostics {

  private final Set<Diagnostic> collected = new LinkedHashSet<>();

  /** An empty collection. */
  public Diagnostics() {}

  /**
   * Adds a diagnostic.
   *
   * @param diagnostic what to tell
   */
  public void report(Diagnostic diagnostic) {
    collected.add(diagnostic);
  }

  /**
   * Adds several.
   *
   * @param diagnostics what to tell
   */
  public void reportAll(Collection<Diagnostic> diagnostics) {
    collected.addAll(diagnostics);
  }

  /**
   * Adds an error.
   *
   * @param code {@code W0202}
   * @param headline what is wrong
   * @param location where
   * @param labels the source lines that explain it
   * @param why the reason
   * @param help the way out
   */
  public void error(
      String code,
      String headline,
      Location location,
      List<Label> labels,
      String why,
      String help) {
    report(new Diagnostic(code, Severity.ERROR, headline, location, labels, why, help));
  }

  /**
   * Adds a warning.
   *
   * @param code {@code W0501}
   * @param headline what is doubtful
   * @param location where
   * @param labels the source lines that explain it
   * @param why the reason
   * @param help the way out
   */
  public void warning(
      String code,
      String headline,
      Location location,
      List<Label> labels,
      String why,
      String help) {
    report(new Diagnostic(code, Severity.WARNING, headline, location, labels, why, help));
  }

  /** Whether an error was reported. */
  public boolean hasErrors() {
    return collected.stream().anyMatch(Diagnostic::isError);
  }

  /** Everything reported so far, by class and line. */
  public List<Diagnostic> sorted() {
    return collected.stream().sorted().toList();
  }

  /** The warnings alone, by class and line. */
  public List<Diagnostic> warnings() {
    return collected.stream().filter(d -> !d.isError()).sorted().toList();
  }
}
