package dev.heddle.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The choices that a schedule makes, one after the other, and what else could have been chosen. */
final class Choices {
  private final @Nullable Random random;
  private final List<Integer> path;
  private final List<Integer> made = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  Choices(Schedule schedule) {
    Long seed = schedule.seed();
    this.random = seed == null ? null : new Random(seed);
    this.path = schedule.path();
  }

  /** One of several, 0 being the usual one; one of one is no choice. */
  int choose(int count) {
    if (count == 1) {
      return 0;
    }
    int place = made.size();
    int choice = random != null ? random.nextInt(count) : place < path.size() ? path.get(place) : 0;
    if (choice >= count) {
      throw anotherCourse();
    }
    made.add(choice);
    counts.add(count);
    return choice;
  }

  /** To be called at the end of a run. */
  void checkPath() {
    if (made.size() < path.size()) {
      throw anotherCourse();
    }
  }

  /** How many paths there are, judged by this one. */
  double paths() {
    return counts.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  /** The path after this one, depth first; null when this was the last. */
  @Nullable List<Integer> nextPath() {
    for (int last = made.size() - 1; last >= 0; last--) {
      if (made.get(last) + 1 < counts.get(last)) {
        List<Integer> next = new ArrayList<>(made.subList(0, last));
        next.add(made.get(last) + 1);
        return next;
      }
    }
    return null;
  }

  private static IllegalStateException anotherCourse() {
    return new IllegalStateException(
        "the test takes another course than before, so it depends on more than the order of its"
            + " tasks: on time, identity hash codes, other threads, or what an earlier run left");
  }
}
