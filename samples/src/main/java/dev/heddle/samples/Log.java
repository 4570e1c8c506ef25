package dev.heddle.samples;

/**
 * Writes lines to standard error as Python's {@code logging} does with {@code "%(name)s:
 * %(message)s"}.
 *
 * @param name what stands before each message
 */
public record Log(String name) {

  /** Writes a line. */
  public void debug(String message) {
    System.err.println(name + ": " + message);
  }

  /** Writes a line that a person should look at; it looks like any other. */
  public void error(String message) {
    debug(message);
  }
}
