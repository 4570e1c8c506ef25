package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.SourceDirectories;
import dev.heddle.weaver.diag.SourceRoots;
import dev.heddle.weaver.files.TreeReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Prints for a subcommand: diagnostics to stderr, what was done to stdout; and knows the exit code
 * that follows.
 */
final class Reporter {

  private final PrintWriter out;
  private final PrintWriter err;
  private final DiagnosticRenderer renderer;
  private int errors;

  Reporter(@Nullable CommandSpec spec, List<Path> sourceRoots) {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    this.out = known.commandLine().getOut();
    this.err = known.commandLine().getErr();
    this.renderer = new DiagnosticRenderer(new SourceDirectories(sourceRoots));
  }

  static Reporter of(@Nullable CommandSpec spec, Inputs inputs) {
    List<Path> given = ClassPath.paths(inputs.sources);
    List<Path> roots =
        given.isEmpty()
            ? inputs.paths.stream().flatMap(path -> SourceRoots.near(path).stream()).toList()
            : given;
    return new Reporter(spec, roots);
  }

  /** Prints diagnostics, and how many there were. */
  void tell(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return;
    }
    long failed = diagnostics.stream().filter(Diagnostic::isError).count();
    errors += (int) failed;
    err.println(renderer.renderAll(diagnostics));
    err.println();
    err.println(count(failed, "error") + ", " + count(diagnostics.size() - failed, "warning"));
    err.flush();
  }

  /** Whether all entries of a class path exist; those that don't are told. */
  boolean acceptsClassPath(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ClassPath.parse(text, diagnostics);
    tell(diagnostics.sorted());
    return !diagnostics.hasErrors();
  }

  void woven(TreeReport tree) {
    String place =
        tree.output().equals(tree.input())
            ? "" + tree.input()
            : tree.input() + " -> " + tree.output();
    String removed = tree.removed() == 0 ? "" : ", stale frames removed: " + tree.removed();
    out.println(place + ": " + tree.woven() + " of " + classes(tree) + " woven" + removed);
    out.flush();
  }

  void checked(TreeReport tree) {
    out.println(tree.input() + ": " + classes(tree) + " checked, " + tree.woven() + " to weave");
    out.flush();
  }

  /** 0, or 1 when an error was told. */
  int exitCode() {
    return errors == 0 ? 0 : 1;
  }

  private static String classes(TreeReport tree) {
    return tree.classes() + (tree.classes() == 1 ? " class" : " classes");
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
