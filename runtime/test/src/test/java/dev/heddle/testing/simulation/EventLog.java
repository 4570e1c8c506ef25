package dev.heddle.testing.simulation;

import dev.heddle.DoneAndPending;
import dev.heddle.sync.Held;
import java.util.ArrayList;
import java.util.List;

/** What happened in a simulation, as lines, and a hash of them. */
final class EventLog {
  private static final long FACTOR = 0x100000001b3L;

  private final List<String> lines = new ArrayList<>();
  private long hash = 0xcbf29ce484222325L;

  void add(long time, int actor, String what) {
    String line = time / 1_000_000 + " " + actor + " " + what;
    lines.add(line);
    hash = (hash ^ line.hashCode()) * FACTOR;
  }

  long hash() {
    return hash;
  }

  int size() {
    return lines.size();
  }

  /** The end of it, for a failure's message. */
  String tail() {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /** A value or a failure, without anything that differs from one run to the next. */
  static String show(Object value) {
    if (value instanceof Held) {
      return "held";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(EventLog::show).toList().toString();
    }
    if (value instanceof DoneAndPending<?> found) {
      return found.done().size() + " done, " + found.pending().size() + " pending";
    }
    if (value instanceof Throwable failure) {
      return failure.getClass().getSimpleName() + ":" + withoutNames(failure.getMessage());
    }
    return withoutNames(String.valueOf(value));
  }

  /** Tasks are numbered through the whole program. */
  private static String withoutNames(String text) {
    return text == null || !text.contains("Task-") ? text : text.replaceAll("Task-\\d+", "Task");
  }
}
