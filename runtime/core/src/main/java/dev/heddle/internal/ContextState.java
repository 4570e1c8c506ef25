package dev.heddle.internal;

import dev.heddle.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Context} that drivers and context variables work on. It has no other
 * subclass.
 *
 * <p>A thread is in at most one context, {@link Current#context}; to enter another hides it. While
 * a loop runs, null there stands for an empty context that nobody has asked for: tasks of programs
 * that use no context variables have none, and a turn of theirs changes nothing here. {@link
 * Context} makes it as soon as somebody asks.
 */
public abstract class ContextState {
  /** The values of the variables. */
  public Bindings bindings = Bindings.NONE;

  private boolean isEntered;

  /** For {@link Context} only. */
  protected ContextState() {}

  /**
   * Whether a thread is in the context, or in one that hides it.
   *
   * @return true between {@link #enter} and {@link #leave}
   */
  public final boolean isEntered() {
    return isEntered;
  }

  /**
   * Enters the context on the calling thread.
   *
   * @param thread the calling thread's
   * @return the context that is hidden by it, for {@link #leave}
   * @throws IllegalStateException if it is entered already, here or on another thread
   */
  public final @Nullable Context enter(Current thread) {
    if (isEntered) {
      throw new IllegalStateException(
          "cannot enter context: "
              + this
              + " is already entered; give each task, handle or thread a copy() of its own");
    }
    isEntered = true;
    Context hidden = thread.context;
    thread.context = (Context) this;
    return hidden;
  }

  /**
   * Leaves the context.
   *
   * @param thread the calling thread's
   * @param hidden what {@link #enter} gave
   */
  public final void leave(Current thread, @Nullable Context hidden) {
    isEntered = false;
    thread.context = hidden;
  }
}
