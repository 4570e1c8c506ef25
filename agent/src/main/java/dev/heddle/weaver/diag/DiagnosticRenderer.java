package dev.heddle.weaver.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives diagnostics the form in which people read them:
 *
 * <pre>
 * error[W0202]: cannot await while holding a monitor
 *   --&gt; shop.Cache.load(Cache.java:42)
 *    |
 * 40 |   synchronized (rows) {
 *    |   - monitor entered here
 * 42 |     var row = await(db.fetch(key));
 *    |               - suspends here
 *    = why:  the JVM wants a monitor left by the frame that entered it
 *    = help: use sync.Lock with await(lock.acquire())
 *    = more: heddle explain W0202
 * </pre>
 *
 * <p>Without the source, a label stands in the place of the line that it explains.
 */
public final class DiagnosticRenderer {

  private final SourceLookup sources;

  /**
   * A renderer that quotes source lines.
   *
   * @param sources where they come from; {@link SourceLookup#NONE} if from nowhere
   */
  public DiagnosticRenderer(SourceLookup sources) {
    this.sources = sources;
  }

  /**
   * One diagnostic as text, of several lines, without a newline at the end.
   *
   * @param diagnostic the diagnostic
   */
  public String render(Diagnostic diagnostic) {
    List<String> lines = sources.linesOf(diagnostic.location());
    List<Label> labels =
        diagnostic.labels().stream()
            .map(label -> Declarations.place(label, lines))
            .sorted(Comparator.comparingInt(Label::line))
            .toList();
    Gutter gutter = new Gutter(labels);
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.severity().word()).append('[').append(diagnostic.code()).append("]: ");
    text.append(diagnostic.headline()).append('\n');
    text.append(gutter.arrow()).append(diagnostic.location()).append('\n');
    if (!labels.isEmpty()) {
      text.append(gutter.blank()).append('\n');
      text.append(new Excerpt(lines, labels, gutter).render());
    }
    gutter.note(text, "why:  ", diagnostic.why());
    gutter.note(text, "help: ", diagnostic.help());
    return text.append(gutter.noteStart())
        .append("more: heddle explain ")
        .append(diagnostic.code())
        .toString();
  }

  /**
   * Several diagnostics as text, in their order of place, with an empty line between them.
   *
   * @param diagnostics the diagnostics
   */
  public String renderAll(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted().map(this::render).collect(Collectors.joining("\n\n"));
  }
}
