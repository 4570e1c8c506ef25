package dev.heddle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages of docs/errors, which the build puts beside this class. */
final class ErrorPages {

  /** Codes are below W1000. To ask for each is quick, and works in a jar and in a directory. */
  private static final int CODES = 1_000;

  private static final Pattern GIVEN = Pattern.compile("[Ww]?(\\d{1,9})");

  private ErrorPages() {}

  /** Code to headline, of all there are. */
  static SortedMap<String, String> headlines() {
    SortedMap<String, String> headlines = new TreeMap<>();
    for (int number = 0; number < CODES; number++) {
      String code = code(number);
      String page = page(code);
      if (page != null) {
        String title = page.lines().findFirst().orElse("");
        headlines.put(code, title.substring(title.indexOf(": ") + 2));
      }
    }
    return headlines;
  }

  /** The code that a user means by {@code W0202}, {@code w0202}, {@code W202} or {@code 202}. */
  static String meant(String given) {
    Matcher number = GIVEN.matcher(given);
    return number.matches()
        ? code(Integer.parseInt(number.group(1)))
        : given.toUpperCase(Locale.ROOT);
  }

  /** The existing code that is closest to one that doesn't exist, with its headline. */
  static Optional<Map.Entry<String, String>> nearest(String code) {
    if (!GIVEN.matcher(code).matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(code.substring(1));
    return headlines().entrySet().stream()
        .min(
            Comparator.comparingInt(
                page -> Math.abs(Integer.parseInt(page.getKey().substring(1)) - number)));
  }

  /** The text of a page; null when there is none for this code. */
  static @Nullable String page(String code) {
    if (!GIVEN.matcher(code).matches()) {
      return null; // no path into the jar
    }
    try (InputStream in = ErrorPages.class.getResourceAsStream("errors/" + code + ".md")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(int number) {
    return String.format(Locale.ROOT, "W%04d", number);
  }
}
