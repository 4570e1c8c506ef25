package dev.heddle.agent;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the agent has to say. Each class's message is printed once; a refusal is also left where the
 * runtime finds it, so that the {@code await} that is reached throws it. Any thread.
 */
final class Refusals {

  /** Followed by the binary name of the class; the runtime's {@code Asyncio.await} reads it. */
  static final String PROPERTY = "dev.heddle.refused.";

  private final PrintStream err;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Refusals(PrintStream err) {
    this.err = err;
  }

  /**
   * Notes that a class stays unwoven.
   *
   * @param message what to print
   * @param errors what an await in the class throws
   */
  void refuse(String className, String message, String errors) {
    tell(message); // first: the program may have made the properties read-only
    System.setProperty(PROPERTY + className, errors);
  }

  /** Prints a message, unless it was printed before. */
  void tell(String message) {
    if (told.add(message)) {
      err.println(message);
    }
  }

  /** Prints a line of what was asked for with {@code verbose}. */
  void log(String line) {
    err.println(line);
  }
}
