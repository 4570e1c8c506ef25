package dev.heddle.weaver.diag;

import java.util.Comparator;
import java.util.List;

/**
 * One thing to tell the programmer: what is wrong, where, why it is so, and the way out. Plain
 * data; {@link DiagnosticRenderer} gives it its form. Orders by place, so that a class's
 * diagnostics come in the order of its lines, and of the bytecode within a line.
 *
 * @param code {@code W0202}; its page is docs/errors/W0202.md
 * @param severity whether the class can still be woven
 * @param headline what is wrong: lower case, no full stop, no fix
 * @param location where
 * @param labels the source lines that explain it, in any order
 * @param why the reason, in the reader's terms
 * @param help the way out; the only part that proposes a fix
 */
public record Diagnostic(
    String code,
    Severity severity,
    String headline,
    Location location,
    List<Label> labels,
    String why,
    String help)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::location)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::headline)
          .thenComparing(Diagnostic::why)
          .thenComparing(Diagnostic::help);

  /** Takes an immutable copy of the labels. */
  public Diagnostic {
    labels = List.copyOf(labels);
  }

  /** Whether it stops the class from being woven. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * The same diagnostic in another place, for a caller who knows it better.
   *
   * @param place the place
   */
  public Diagnostic at(Location place) {
    return new Diagnostic(code, severity, headline, place, labels, why, help);
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
