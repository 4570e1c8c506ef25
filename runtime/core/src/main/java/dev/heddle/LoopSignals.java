package dev.heddle;

/**
 * The part of {@link EventLoop} that handles signals of the operating system. It is used as a
 * member of {@code EventLoop}; this interface keeps it apart only for the reader.
 */
public sealed interface LoopSignals permits EventLoop {

  /**
   * Calls back each time that a signal comes, until the handler is removed or the loop is closed.
   * It takes the place of an earlier handler of this loop. While it is there, Ctrl-C ({@code INT})
   * does not cancel the main task.
   *
   * @param signal the name: {@code HUP}, or {@code SIGHUP}
   * @param callback called on the loop's thread, in a copy of the caller's context; it may use the
   *     loop as any callback
   * @throws IllegalArgumentException if there is no such signal here
   * @throws IllegalStateException if the system or the JVM keeps the signal for itself, as {@code
   *     KILL} and {@code QUIT}, or the loop is closed
   * @throws UnsupportedOperationException if the loop or this JVM does not handle signals
   */
  default void addSignalHandler(String signal, Runnable callback) {
    throw new UnsupportedOperationException(this + " does not handle signals");
  }

  /**
   * Removes a handler. The signal then does what it did before: as a rule, ends the process.
   *
   * @param signal the name
   * @return whether this loop had a handler of it
   */
  default boolean removeSignalHandler(String signal) {
    return false;
  }
}
