package dev.heddle;

import dev.heddle.internal.Fatal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a loop has been asked to run: what {@link EventLoop#callSoon} gives back, to
 * cancel it by.
 *
 * <p>A loop keeps handles in its ready queue and calls {@link #run} on each. Loop thread only.
 */
public abstract class Handle {
  private boolean cancelled;

  /** For the kinds of handles. */
  protected Handle() {}

  /** Keeps the handle from running. Does nothing once it has run. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Whether {@link #cancel} was called.
   *
   * @return true from then on
   */
  public final boolean cancelled() {
    return cancelled;
  }

  /** For loops: runs the handle unless it is cancelled. A failure goes to the exception handler. */
  public final void run() {
    if (cancelled) {
      return;
    }
    try {
      call();
    } catch (Throwable failure) {
      report(failure);
    }
  }

  /**
   * What to do.
   *
   * @throws Throwable goes to the loop's exception handler
   */
  protected abstract void call() throws Throwable;

  /**
   * The loop that runs the handle.
   *
   * @return the loop
   */
  protected abstract EventLoop loop();

  /**
   * What is called, for messages.
   *
   * @return the callback; null once it has been let go
   */
  protected abstract @Nullable Object callback();

  private void report(Throwable failure) {
    Fatal.throwIfFatal(failure);
    loop()
        .callExceptionHandler(
            ErrorContext.of("Exception in callback " + Repr.callback(callback()))
                .with(ErrorContext.EXCEPTION, failure)
                .with(ErrorContext.HANDLE, this));
  }

  /** The handle as Python shows it. */
  @Override
  public String toString() {
    String what = cancelled ? "cancelled" : Repr.callback(callback());
    return "<" + getClass().getSimpleName() + " " + what + ">";
  }
}
