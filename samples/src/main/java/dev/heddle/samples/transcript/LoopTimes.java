package dev.heddle.samples.transcript;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of ex06, which prints clocks: the text around the numbers is exact, the loop's times
 * rise, and each callback runs at its time or at most 0.05 seconds later.
 */
final class LoopTimes implements Rule {
  private static final Pattern TIME = Pattern.compile("[0-9]+(\\.[0-9]+)?$");
  private static final BigDecimal PATIENCE = new BigDecimal("0.05");
  private static final Pattern LATE =
      Pattern.compile("callback [123] invoked at [0-9.]+ is late: at the latest at [0-9.]+");

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    List<String> differences =
        new ArrayList<>(EXACT.differences(withoutTimes(transcript), withoutTimes(printed)));
    if (differences.isEmpty()) {
      BigDecimal start = timeIn(printed, "loop  time: ");
      check(differences, printed, "callback 3 invoked at ", start);
      check(differences, printed, "callback 2 invoked at ", start.add(new BigDecimal("0.1")));
      check(differences, printed, "callback 1 invoked at ", start.add(new BigDecimal("0.2")));
    }
    return differences;
  }

  /** Whether a difference is that a callback runs too late. */
  static boolean isLateness(String difference) {
    return LATE.matcher(difference).matches();
  }

  private static void check(
      List<String> differences, List<String> printed, String label, BigDecimal due) {
    BigDecimal time = timeIn(printed, label);
    BigDecimal latest = due.add(PATIENCE);
    if (time.compareTo(due) < 0) {
      differences.add("%s%s is early: due at %s".formatted(label, time, due));
    } else if (time.compareTo(latest) > 0) {
      differences.add("%s%s is late: at the latest at %s".formatted(label, time, latest));
    }
  }

  private static BigDecimal timeIn(List<String> lines, String label) {
    String line = lines.stream().filter(each -> each.startsWith(label)).findFirst().orElseThrow();
    Matcher time = TIME.matcher(line);
    if (!time.find()) {
      throw new IllegalArgumentException("no time at the end of '" + line + "'");
    }
    return new BigDecimal(time.group());
  }

  /** Only the four kinds of line that end in a time lose it; "callback 3" keeps its number. */
  private static List<String> withoutTimes(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.matches("(clock|loop ) time: .*|callback [123] invoked at .*")
                    ? TIME.matcher(line).replaceAll("TIME")
                    : line)
        .toList();
  }
}
