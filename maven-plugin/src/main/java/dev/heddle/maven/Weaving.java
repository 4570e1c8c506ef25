package dev.heddle.maven;

import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceDirectories;
import dev.heddle.weaver.files.FileWeaver;
import dev.heddle.weaver.files.TreeReport;
import dev.heddle.weaver.files.WarningPolicy;
import dev.heddle.weaver.files.WeaveReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Weaves a directory in place and tells Maven's log about it. */
final class Weaving {

  private final Log log;
  private final WarningPolicy policy;

  Weaving(Log log, WarningPolicy policy) {
    this.log = log;
    this.policy = policy;
  }

  /**
   * Weaves the classes of a directory; one that doesn't exist has none.
   *
   * @throws MojoFailureException if a class is refused or a file can't be read or written; the log
   *     has the messages
   */
  void weave(Path classes, List<Path> sources) throws MojoFailureException {
    if (!Files.exists(classes)) {
      log.info("No classes to weave in " + classes + ".");
      return;
    }
    WeaveReport report =
        new FileWeaver(policy.applyTo(new Weaver()::weave)).weave(List.of(classes));
    tell(report.diagnostics(), sources);
    long errors = report.diagnostics().stream().filter(Diagnostic::isError).count();
    if (errors > 0) {
      throw new MojoFailureException(
          (errors == 1 ? "1 error" : errors + " errors")
              + " in weaving "
              + classes
              + ", no class was changed");
    }
    report.trees().forEach(this::tell);
  }

  private void tell(List<Diagnostic> diagnostics, List<Path> sources) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(new SourceDirectories(sources));
    for (Diagnostic diagnostic : diagnostics) {
      // Maven puts its own [ERROR] in front of the first line only.
      String text = System.lineSeparator() + renderer.render(diagnostic);
      if (diagnostic.isError()) {
        log.error(text);
      } else {
        log.warn(text);
      }
    }
  }

  private void tell(TreeReport tree) {
    if (tree.woven() + tree.removed() == 0) {
      log.info("Nothing to weave - " + tree.classes() + " class files are up to date.");
      return;
    }
    String stale = tree.removed() == 0 ? "" : ", removed stale frames: " + tree.removed();
    log.info(
        "Wove " + tree.woven() + " of " + tree.classes() + " classes in " + tree.output() + stale);
  }
}
