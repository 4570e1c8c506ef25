package dev.heddle.weaver.diag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the diagnostics of one run. The same one reported twice for a line counts once: a
 * compiler copies a finally block to each way out of it. For one thread at a time.
 */
public final class Diagnostics {

  /** What is told, without the position in the bytecode, to its first occurrence. */
  private final Map<Diagnostic, Diagnostic> collected = new LinkedHashMap<>();

  /** An empty collection. */
  public Diagnostics() {}

  /**
   * Adds a diagnostic.
   *
   * @param diagnostic what to tell
   */
  public void report(Diagnostic diagnostic) {
    Location line = diagnostic.location().withoutPosition();
    collected.merge(diagnostic.at(line), diagnostic, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /**
   * Adds several.
   *
   * @param diagnostics what to tell
   */
  public void reportAll(Collection<Diagnostic> diagnostics) {
    diagnostics.forEach(this::report);
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
    return collected.values().stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Whether the class file itself was found at fault (W01xx), so that what a later stage would say
   * of it might only follow from that.
   */
  public boolean doubtClassFile() {
    return collected.values().stream().anyMatch(d -> d.isError() && d.code().startsWith("W01"));
  }

  /** Everything reported so far, by class, line and position in the bytecode. */
  public List<Diagnostic> sorted() {
    return collected.values().stream().sorted().toList();
  }

  /** The warnings alone, in the same order. */
  public List<Diagnostic> warnings() {
    return collected.values().stream().filter(d -> !d.isError()).sorted().toList();
  }
}
