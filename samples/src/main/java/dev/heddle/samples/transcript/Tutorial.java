package dev.heddle.samples.transcript;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The names of the tutorial's programs. */
public final class Tutorial {
  /** Every program's name, {@code ex01} to {@code ex21}, in the order in which to read them. */
  public static final List<String> PROGRAMS =
      IntStream.rangeClosed(1, 21).mapToObj("ex%02d"::formatted).toList();

  private Tutorial() {}

  /**
   * The class to start for a program: {@code dev.heddle.samples.tutorial.Ex01} for {@code ex01}.
   */
  public static String mainClass(String program) {
    String simpleName = program.substring(0, 1).toUpperCase(Locale.ROOT) + program.substring(1);
    return "dev.heddle.samples.tutorial." + simpleName;
  }
}
