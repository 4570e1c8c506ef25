package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.internal.Current;
import dev.heddle.internal.DebugMode;
import dev.heddle.internal.Fatal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a loop has been asked to run: what {@link EventLoop#callSoon} gives back, to
 * cancel it by.
 *
 * <p>A loop keeps handles in its ready queue and calls {@link #run} on each. Loop thread only.
 */
public abstract class Handle {
  /** Null for an empty one that nobody has asked for. */
  @Nullable Context context;

  private boolean cancelled;

  /** A handle that runs in a copy of its maker's context. */
  protected Handle() {
    this(Context.copyCurrent());
  }

  /**
   * A handle that runs in a context.
   *
   * @param context shared, not copied; null for code that asks for no context variable
   */
  protected Handle(@Nullable Context context) {
    this.context = context;
    if (DebugMode.isOn) {
      DebugMode.made(this);
    }
  }

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
      Context own = context;
      if (own == null) {
        call();
      } else {
        callIn(own);
      }
    } catch (Throwable failure) {
      report(failure);
    }
  }

  /**
   * The context that the handle runs in.
   *
   * @return what it was given, or the copy that it made
   */
  public Context getContext() {
    Context own = context;
    if (own == null) {
      own = new Context();
      context = own;
    }
    return own;
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

  private void callIn(Context own) throws Throwable {
    Current thread = Current.get();
    Context hidden = own.enter(thread);
    try {
      call();
    } finally {
      own.leave(thread, hidden);
    }
  }

  private void report(Throwable failure) {
    Fatal.throwIfFatal(failure);
    loop()
        .callExceptionHandler(
            ErrorContext.of("Exception in callback " + Repr.callback(callback()))
                .with(ErrorContext.EXCEPTION, failure)
                .with(ErrorContext.HANDLE, this));
  }

  /** The handle as Python shows it; in debug mode with the place where it was made. */
  @Override
  public String toString() {
    return describe("Handle", "");
  }

  /** The text of a handle of some kind, with what else there is to know of it. */
  final String describe(String kind, String detail) {
    String what = cancelled ? "" : " " + Repr.callback(callback());
    String state = cancelled ? " cancelled" : "";
    return "<" + kind + state + detail + what + DebugMode.createdAt(this) + ">";
  }
}
