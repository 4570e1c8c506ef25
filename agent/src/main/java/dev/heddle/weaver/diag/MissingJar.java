package dev.heddle.weaver.diag;

import java.util.List;

/** The diagnostic for a class that a program needs and doesn't find (W0420). */
public final class MissingJar {

  private static final String WHERE = "add it to the class path: ";

  private MissingJar() {}

  /**
   * For async methods in a program that runs without heddle-runtime.
   *
   * @param location the class that has them
   */
  public static Diagnostic runtime(Location location) {
    return error(
        location,
        "heddle-runtime is not on the class path",
        "woven code calls the runtime: loops, tasks and coroutines are in it",
        WHERE + "-cp heddle-runtime.jar:..., or in Maven the dependency dev.heddle:heddle-runtime");
  }

  /**
   * For any class.
   *
   * @param location the class that needs it
   * @param missing its name, with slashes or dots
   */
  public static Diagnostic of(Location location, String missing) {
    String name = missing.replace('/', '.');
    return error(
        location,
        "a class that the program needs is not on the class path",
        "the JVM looked for " + name + " when it linked the program",
        WHERE + "the jar or directory that has it");
  }

  private static Diagnostic error(Location location, String headline, String why, String help) {
    return new Diagnostic("W0420", Severity.ERROR, headline, location, List.of(), why, help);
  }
}
