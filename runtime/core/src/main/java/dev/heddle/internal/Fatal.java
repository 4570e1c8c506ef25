package dev.heddle.internal;

import dev.heddle.KeyboardInterrupt;

/**
 * Tells the failures that end a loop from those of a callback or a task. They take the place of
 * Python's {@code SystemExit} and {@code KeyboardInterrupt}.
 */
public final class Fatal {
  private Fatal() {}

  /**
   * Whether a failure must leave the loop.
   *
   * @param failure what was thrown
   * @return true when the user wants the program to end or the virtual machine itself is in
   *     trouble; a stack overflow is the program's own
   */
  public static boolean isFatal(Throwable failure) {
    return failure instanceof Error
        && (failure instanceof KeyboardInterrupt
            || (failure instanceof VirtualMachineError
                && !(failure instanceof StackOverflowError)));
  }

  /**
   * Throws a fatal failure on.
   *
   * @param failure what was thrown
   */
  public static void throwIfFatal(Throwable failure) {
    if (isFatal(failure)) {
      throw (Error) failure;
    }
  }
}
