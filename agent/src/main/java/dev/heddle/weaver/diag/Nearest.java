package dev.heddle.weaver.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who has mistyped it. */
public final class Nearest {

  /** One slip in three letters is as many as leave a word recognisable. */
  private static final int LETTERS_A_SLIP = 3;

  private Nearest() {}

  /**
   * The one of several words that is closest to a wrong one, if any is close enough to have been
   * meant.
   *
   * @param word what was written
   * @param known what could have been written
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int most = word.length() / LETTERS_A_SLIP;
    return known.stream()
        .filter(candidate -> slips(word, candidate) <= most)
        .min(
            Comparator.<String>comparingInt(candidate -> slips(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * The same as part of a message: empty, or {@code "; did you mean --classpath?"}.
   *
   * @param word what was written
   * @param known what could have been written
   */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(meant -> "; did you mean " + meant + "?").orElse("");
  }

  /**
   * How many letters were left out, added, mistaken or swapped with their neighbour (Damerau's
   * distance, restricted: no letter is changed twice).
   */
  private static int slips(String word, String other) {
    String a = word.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : step(slips, a, b, i, j);
      }
    }
    return slips[a.length()][b.length()];
  }

  private static int step(int[][] slips, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
    least = Math.min(least, slips[i - 1][j - 1] + change);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
