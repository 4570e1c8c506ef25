package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.files.TreeReport;
import dev.heddle.weaver.files.WeaveReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, for tools: one JSON document. Its fields are promised in
 * docs/reference/command.md; a field may be added, and none changes its meaning while {@code
 * format} stays.
 */
final class JsonReport {

  /** Rises when a reader of the former format could be misled. */
  private static final int FORMAT = 1;

  private static final Comparator<Label> BY_LINE = Comparator.comparingInt(Label::line);

  private JsonReport() {}

  static String of(String command, WeaveReport report) {
    long errors = report.diagnostics().stream().filter(Diagnostic::isError).count();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("command", command);
    fields.put("errors", errors);
    fields.put("warnings", report.diagnostics().size() - errors);
    fields.put("diagnostics", report.diagnostics().stream().map(JsonReport::fields).toList());
    fields.put(
        "trees", errors > 0 ? List.of() : report.trees().stream().map(JsonReport::fields).toList());
    return Json.of(fields);
  }

  private static Map<String, @Nullable Object> fields(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("code", diagnostic.code());
    fields.put("severity", diagnostic.severity().word());
    fields.put("headline", diagnostic.headline());
    fields.put("subject", location.className());
    fields.put("method", location.method());
    fields.put("sourceFile", location.sourceFile());
    fields.put("line", location.line());
    fields.put(
        "labels", diagnostic.labels().stream().sorted(BY_LINE).map(JsonReport::fields).toList());
    fields.put("why", diagnostic.why());
    fields.put("help", diagnostic.help());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Label label) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("line", label.line());
    fields.put("text", label.text());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(TreeReport tree) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("input", tree.input().toString());
    fields.put("output", tree.output().toString());
    fields.put("classes", tree.classes());
    fields.put("woven", tree.woven());
    fields.put("removed", tree.removed());
    return fields;
  }
}
