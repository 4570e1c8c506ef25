package dev.heddle.context;

import dev.heddle.internal.Bindings;
import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the value that a variable had before {@link ContextVar#set}: Python's {@code Token}. It
 * can be used once, in the context in which it was made.
 *
 * @param <T> the type of the variable's value
 */
public final class Token<T extends @Nullable Object> implements AutoCloseable {
  private final ContextVar<T> variable;
  private final Context context;
  private final @Nullable Object before;
  private boolean isUsed;

  Token(ContextVar<T> variable, Context context, @Nullable Object before) {
    this.variable = variable;
    this.context = context;
    this.before = before;
  }

  /**
   * The variable that was set.
   *
   * @return the variable
   */
  public ContextVar<T> variable() {
    return variable;
  }

  /**
   * Whether the variable had a value before, its default aside.
   *
   * @return false where Python has {@code Token.MISSING}
   */
  public boolean hasOldValue() {
    return before != Bindings.ABSENT;
  }

  /**
   * The value that the variable had before.
   *
   * @return null if it had none, or if that was its value
   */
  public @Nullable T oldValue() {
    return Unchecked.cast(hasOldValue() ? before : null);
  }

  /**
   * Resets the variable, as {@link ContextVar#reset} does.
   *
   * @throws IllegalArgumentException if the caller is in another context
   * @throws IllegalStateException if the token has been used
   */
  @Override
  public void close() {
    variable.reset(this);
  }

  @Nullable Object use(Context here) {
    if (isUsed) {
      throw new IllegalStateException(
          this + " has already been used once; each set(...) gives a token of its own");
    }
    if (here != context) {
      throw new IllegalArgumentException(
          this + " was created in a different Context; reset the variable in the task that set it");
    }
    isUsed = true;
    return before;
  }

  /** Whether it has been used, and its variable. */
  @Override
  public String toString() {
    return "<Token" + (isUsed ? " used" : "") + " var=" + variable + ">";
  }
}
