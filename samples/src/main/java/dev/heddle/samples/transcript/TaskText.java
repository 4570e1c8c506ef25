package dev.heddle.samples.transcript;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule for programs that print a task: inside {@code <Task ...>} the coroutine has Java's name
 * for itself and another place in the source; every other sign is CPython's.
 *
 * <p>{@code coro=<task_func() running at ex10.py:4>} asks for {@code coro=<taskFunc() running at
 * Ex10.java:N>}, where N is any line.
 */
final class TaskText implements Rule {
  private static final Pattern PYTHON_COROUTINE =
      Pattern.compile(
          "coro=<([a-z_0-9]+)\\(\\) (running at|done, defined at) ex([0-9]{2})\\.py:[0-9]+>");
  private static final Pattern JAVA_LINE =
      Pattern.compile("(?<= at Ex[0-9]{2}\\.java:)[1-9][0-9]*(?=>)");

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return EXACT.differences(
        transcript.stream().map(TaskText::inJava).toList(),
        printed.stream().map(TaskText::withoutLine).toList());
  }

  private static String inJava(String line) {
    return PYTHON_COROUTINE
        .matcher(line)
        .replaceAll(
            found ->
                "coro=<%s() %s Ex%s.java:N>"
                    .formatted(Program.camelCase(found.group(1)), found.group(2), found.group(3)));
  }

  private static String withoutLine(String line) {
    return line.contains("<Task ") ? JAVA_LINE.matcher(line).replaceAll("N") : line;
  }
}
