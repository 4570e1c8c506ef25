package dev.heddle;

/** What a loop calls when something fails that nobody awaits. */
@FunctionalInterface
public interface ExceptionHandler {

  /**
   * Told of a failure, on the loop's thread. What it throws is reported in turn.
   *
   * @param loop where it happened
   * @param context what happened
   */
  void handle(EventLoop loop, ErrorContext context);
}
