package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceDirectories;
import dev.heddle.weaver.diag.SourceRoots;
import dev.heddle.weaver.files.TreeReport;
import dev.heddle.weaver.files.WeaveReport;
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

  private final String command;
  private final Inputs.Format format;
  private final PrintWriter out;
  private final PrintWriter err;
  private final DiagnosticRenderer renderer;
  private int errors;

  Reporter(@Nullable CommandSpec spec, List<Path> sourceRoots) {
    this(spec, sourceRoots, Inputs.Format.TEXT);
  }

  private Reporter(@Nullable CommandSpec spec, List<Path> sourceRoots, Inputs.Format format) {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    this.command = known.name();
    this.format = format;
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
    return new Reporter(spec, roots, inputs.format);
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

  /** Tells of a run over files, in the form that was asked for; gives the exit code. */
  int tell(WeaveReport report) {
    if (format == Inputs.Format.JSON) {
      out.println(JsonReport.of(command, report));
      out.flush();
      return report.hasErrors() ? 1 : 0;
    }
    tell(report.diagnostics());
    if (!report.hasErrors()) {
      report.trees().forEach(command.equals("check") ? this::checked : this::woven);
    }
    return exitCode();
  }

  private void woven(TreeReport tree) {
    String place =
        tree.output().equals(tree.input())
            ? "" + tree.input()
            : tree.input() + " -> " + tree.output();
    String removed = tree.removed() == 0 ? "" : ", stale frames removed: " + tree.removed();
    out.println(place + ": " + tree.woven() + " of " + classes(tree) + " woven" + removed);
    out.flush();
  }

  private void checked(TreeReport tree) {
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
