package dev.heddle.samples.transcript;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule of ex06, which prints clocks: the text around the numbers is exact, the loop's times
 * rise, and each callback runs at its time or at most 0.05 seconds later.
 */
final class LoopTimes implements Rule {
  private static final Pattern TIME = Pattern.compile("[0-9]+(\\.[0-9]+)?$");
  private static final BigDecimal PATIENCE = new BigDecimal("0.05");

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    List<String> differences = differencesOfText(transcript, printed);
    return differences.isEmpty()
        ? calls(printed).filter(call -> !call.isInTime()).map(Call::difference).toList()
        : differences;
  }

  @Override
  public boolean isOnlyLate(List<String> transcript, List<String> printed) {
    return differencesOfText(transcript, printed).isEmpty()
        && calls(printed).anyMatch(Call::isLate)
        && calls(printed).noneMatch(Call::isEarly);
  }

  private static List<String> differencesOfText(List<String> transcript, List<String> printed) {
    return EXACT.differences(withoutTimes(transcript), withoutTimes(printed));
  }

  /** In the order in which they are due; for output whose text is as it should be. */
  private static Stream<Call> calls(List<String> printed) {
    BigDecimal start = timeIn(printed, "loop  time: ");
    return Stream.of(
        Call.of(printed, "callback 3 invoked at ", start),
        Call.of(printed, "callback 2 invoked at ", start.add(new BigDecimal("0.1"))),
        Call.of(printed, "callback 1 invoked at ", start.add(new BigDecimal("0.2"))));
  }

  /** When a callback was called, and when it was to be. */
  private record Call(String label, BigDecimal time, BigDecimal due) {
    static Call of(List<String> printed, String label, BigDecimal due) {
      return new Call(label, timeIn(printed, label), due);
    }

    boolean isEarly() {
      return time.compareTo(due) < 0;
    }

    boolean isLate() {
      return time.compareTo(latest()) > 0;
    }

    boolean isInTime() {
      return !isEarly() && !isLate();
    }

    private BigDecimal latest() {
      return due.add(PATIENCE);
    }

    String difference() {
      return label
          + time
          + (isEarly() ? " is early: due at " + due : " is late: at the latest at " + latest());
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
