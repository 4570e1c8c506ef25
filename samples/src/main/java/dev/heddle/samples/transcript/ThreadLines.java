package dev.heddle.samples.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule for functions that run on three threads: their lines may come in any order in which each
 * begins before it ends and no more than three are at work; the loop's own line may come between.
 */
final class ThreadLines implements Rule {
  private static final Pattern WORK =
      Pattern.compile("worker_[0-2] (blocks\\(([0-5])\\): (running|done))");

  private static final String BEFORE = "creating executor tasks";
  private static final String WAITING = "waiting for executor tasks";
  private static final int MOST = 3;

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return Stream.concat(
            EXACT.differences(form(transcript), form(printed)).stream(), broken(printed).stream())
        .toList();
  }

  /** The work sorted and without the names of threads, between what has its place. */
  private static List<String> form(List<String> lines) {
    List<String> work =
        lines.stream()
            .map(WORK::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .sorted()
            .toList();
    List<String> form = new ArrayList<>(lines);
    form.removeIf(line -> WORK.matcher(line).matches());
    int place = form.indexOf(BEFORE);
    form.addAll(place + 1, work);
    return form;
  }

  private static List<String> broken(List<String> lines) {
    List<String> broken = new ArrayList<>();
    Set<String> running = new HashSet<>();
    int begin = lines.indexOf(BEFORE);
    int end = lines.lastIndexOf("results: [0, 1, 4, 9, 16, 25]");
    for (int i = 0; i < lines.size(); i++) {
      Matcher work = WORK.matcher(lines.get(i));
      boolean isWork = work.matches();
      if ((isWork || lines.get(i).equals(WAITING)) && (i < begin || i > end)) {
        broken.add("line " + (i + 1) + ": out of place: " + lines.get(i));
      }
      if (isWork && work.group(3).equals("done") && !running.remove(work.group(2))) {
        broken.add("line " + (i + 1) + ": has not begun: " + lines.get(i));
      }
      if (isWork && work.group(3).equals("running")) {
        running.add(work.group(2));
      }
      if (running.size() > MOST) {
        broken.add("line " + (i + 1) + ": more than three at work: " + lines.get(i));
      }
    }
    return broken;
  }
}
