package dev.heddle.testing;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes one run of an exploration different from the others. As text it replays the run.
 *
 * @param seed of the choices; null when there is none
 * @param path the first choices, then always the usual one; not used with a seed
 * @param cancellation null when nobody is cancelled
 */
record Schedule(@Nullable Long seed, List<Integer> path, @Nullable Cancellation cancellation) {
  /** First come, first served. */
  static final Schedule USUAL = new Schedule(null, List.of(), null);

  private static final Pattern TEXT =
      Pattern.compile("(?:usual|seed:(-?\\d+)|path:(\\d+(?:\\.\\d+)*))(?:\\+cancel:(\\d+@\\d+))?");

  static Schedule ofSeed(long seed) {
    return new Schedule(seed, List.of(), null);
  }

  static Schedule ofPath(List<Integer> path) {
    return new Schedule(null, List.copyOf(path), null);
  }

  Schedule with(Cancellation delivered) {
    return new Schedule(seed, path, delivered);
  }

  static Schedule parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' replays nothing; give what the failure printed, such as seed:17, path:0.2.1 or"
              + " usual+cancel:1@4");
    }
    String seed = parts.group(1);
    String path = parts.group(2);
    String cancellation = parts.group(3);
    return new Schedule(
        seed == null ? null : Long.valueOf(seed),
        path == null ? List.of() : Stream.of(path.split("\\.")).map(Integer::valueOf).toList(),
        cancellation == null ? null : Cancellation.parse(cancellation));
  }

  @Override
  public String toString() {
    String order =
        seed != null
            ? "seed:" + seed
            : path.isEmpty()
                ? "usual"
                : path.stream().map(String::valueOf).collect(joining(".", "path:", ""));
    return cancellation == null ? order : order + "+cancel:" + cancellation;
  }
}
