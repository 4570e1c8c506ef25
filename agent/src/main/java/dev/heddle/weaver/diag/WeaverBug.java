package dev.heddle.weaver.diag;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The diagnostic for a failure that is Heddle's own fault and not the program's. */
public final class WeaverBug {

  private static final int TRACE_LINES = 12;

  private WeaverBug() {}

  /**
   * Describes a failure of the weaver itself.
   *
   * @param location the class that it was working on
   * @param failure what was thrown
   */
  public static Diagnostic of(Location location, Throwable failure) {
    return new Diagnostic(
        "W0901",
        Severity.ERROR,
        "the weaver made a mistake, the class is left as it was",
        location,
        List.of(),
        describe(failure),
        "this is a bug in Heddle: please report it together with the class file and the lines above;"
            + "\nuntil it is mended, keep awaits out of this class");
  }

  /** The head of the trace; the rest of it is the caller's world and tells nothing. */
  private static String describe(Throwable failure) {
    String trace =
        Arrays.stream(failure.getStackTrace())
            .limit(TRACE_LINES)
            .map(line -> "\n  at " + line)
            .collect(Collectors.joining());
    return failure + trace;
  }
}
