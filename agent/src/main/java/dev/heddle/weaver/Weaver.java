package dev.heddle.weaver;

import org.jspecify.annotations.Nullable;

/**
 * The compiler: from a class with async methods to the same class as state machines. Pure, and safe
 * for use by any thread; it loads no class, and bad input comes back as diagnostics, never as an
 * exception.
 */
public final class Weaver {

  /** A weaver; it has no state of its own. */
  public Weaver() {}

  /**
   * Weaves one class.
   *
   * @param classFile the class as the compiler wrote it
   */
  public WeaveResult weave(byte[] classFile) {
    return new Unchanged();
  }

  /**
   * The product of one stage as text, for people and for test snapshots.
   *
   * @param classFile the class as the compiler wrote it
   * @param stage the last stage to run
   * @param method the only method to print, or null for all
   */
  public String dump(byte[] classFile, Stage stage, @Nullable String method) {
    return "";
  }

  /**
   * Whether a class can have something to weave, by a scan of its constant pool: false is certain,
   * true is a reason to look closer.
   *
   * @param classFile the class, or anything else, which then gives false
   */
  public static boolean mayHaveAsync(byte[] classFile) {
    return false;
  }
}
