package dev.heddle.samples.transcript;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of programs that show debug mode: exact but for what is CPython's or Heddle's own. */
final class DebugLines implements Rule {
  private static final String LOGGED_BY_LOOP = "  DEBUG: ";

  /** In both, the turn of this task and no other is reported, and at least 0.2 seconds. */
  private static final Pattern SLOW =
      Pattern.compile(
          "(WARNING: Executing <Task finished name='Task-6' coro=<inner\\(\\) done, defined at )"
              + "[A-Za-z_]+\\.(?:py|java):[1-9][0-9]*(> result=None created at )"
              + "(?:lib/asyncio/tasks\\.py|[A-Za-z]+\\.java):[1-9][0-9]*> took "
              + "(?:0\\.[2-9]|[1-9][0-9]*\\.[0-9])[0-9]{2} seconds");

  private static final Pattern PYTHON_WARNING =
      Pattern.compile(
          "(?m)^beyond_[a-z_]+\\.py:[0-9]+: RuntimeWarning: (coroutine '[a-z]+' was never awaited)\n"
              + "  [a-z]+\\(\\)\n"
              + "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");

  private static final Pattern HEDDLE_WARNING =
      Pattern.compile(
          "(?m)^(coroutine '[a-z]+' was never awaited)\n"
              + "Object created at \\(most recent call first\\):\n"
              + "(?:\tat [A-Za-z.$]+\\([A-Za-z]+\\.java:[0-9]+\\)\n)+");

  private final UnaryOperator<List<String>> form;

  private DebugLines(UnaryOperator<List<String>> form) {
    this.form = form;
  }

  /** What the loop logs of itself doesn't count, nor places in the source and the exact time. */
  static Rule slowCallback() {
    return new DebugLines(
        lines ->
            lines.stream()
                .filter(line -> !line.startsWith(LOGGED_BY_LOOP))
                .map(line -> SLOW.matcher(line).replaceFirst("$1FILE$2FILE> took 0.2 seconds"))
                .toList());
  }

  /** The warning may come when the loop is closed, and says in its own words where it belongs. */
  static Rule neverAwaited() {
    return new DebugLines(DebugLines::warningLast);
  }

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return EXACT.differences(form.apply(transcript), form.apply(printed));
  }

  private static List<String> warningLast(List<String> lines) {
    String text = String.join("\n", lines);
    Matcher python = PYTHON_WARNING.matcher(text);
    Matcher warning = python.find() ? python : HEDDLE_WARNING.matcher(text);
    if (warning != python && !warning.find()) {
      return lines;
    }
    String rest = text.substring(0, warning.start()) + text.substring(warning.end());
    return List.of((rest + "\n" + warning.group(1)).split("\n", -1));
  }
}
