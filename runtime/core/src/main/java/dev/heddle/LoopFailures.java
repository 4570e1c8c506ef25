package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * The part of {@link EventLoop} that deals with what goes wrong. It is used as a member of {@code
 * EventLoop}; this interface keeps it apart only for the reader.
 */
public sealed interface LoopFailures permits EventLoop {

  /**
   * The handler set by {@link #setExceptionHandler}.
   *
   * @return null when failures go to {@link #defaultExceptionHandler}
   */
  @Nullable ExceptionHandler getExceptionHandler();

  /**
   * Chooses who is told of failures that nobody awaits.
   *
   * @param handler the handler; null for the default
   */
  void setExceptionHandler(@Nullable ExceptionHandler handler);

  /**
   * Prints a failure on standard error.
   *
   * @param context what happened
   */
  void defaultExceptionHandler(ErrorContext context);

  /**
   * Reports a failure to the handler. A handler that fails itself is reported to the default one.
   *
   * @param context what happened
   */
  void callExceptionHandler(ErrorContext context);
}
