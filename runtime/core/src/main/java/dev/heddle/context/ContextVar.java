package dev.heddle.context;

import dev.heddle.internal.Bindings;
import dev.heddle.internal.Current;
import dev.heddle.internal.Unchecked;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable that has a value of its own in each {@link Context}, and so in each task: Python's
 * {@code contextvars.ContextVar}. Make it a static constant.
 *
 * <pre>{@code
 * static final ContextVar<String> USER = new ContextVar<>("user", "nobody");
 *
 * try (Token<String> token = USER.set("ada")) {
 *   await(handle(request));   // USER.get() is "ada" in there and in tasks made there
 * }
 * }</pre>
 *
 * <p>Any thread; outside of a running loop the value belongs to the thread.
 *
 * @param <T> the type of the value
 */
public final class ContextVar<T extends @Nullable Object> {
  private final String name;
  private final @Nullable Object byDefault;

  /**
   * A variable without default.
   *
   * @param name its name, for people
   */
  public ContextVar(String name) {
    this.name = Objects.requireNonNull(name, "name");
    this.byDefault = Bindings.ABSENT;
  }

  /**
   * A variable with a default.
   *
   * @param name its name, for people
   * @param byDefault its value where it has not been set
   */
  public ContextVar(String name, T byDefault) {
    this.name = Objects.requireNonNull(name, "name");
    this.byDefault = byDefault;
  }

  /**
   * The variable's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The value in the caller's context, or else the default.
   *
   * @return the value
   * @throws NoSuchElementException if there is neither
   */
  public T get() {
    Object value = lookUp();
    if (value == Bindings.ABSENT) {
      value = byDefault;
      if (value == Bindings.ABSENT) {
        throw new NoSuchElementException(
            this
                + " has no value in this context; set it before, or give the variable a default or"
                + " get(...) another value");
      }
    }
    return Unchecked.cast(value);
  }

  /**
   * The value in the caller's context, or else another one. The default does not count.
   *
   * @param otherwise what to give where the variable has not been set
   * @return the value
   */
  public T get(T otherwise) {
    Object value = lookUp();
    return value == Bindings.ABSENT ? otherwise : Unchecked.cast(value);
  }

  /**
   * Sets the value in the caller's context.
   *
   * @param value the value
   * @return what undoes it, by {@link #reset} or at the end of a {@code try} with resources
   */
  public Token<T> set(T value) {
    Context context = Context.current();
    Token<T> token = new Token<>(this, context, context.bindings.get(this));
    context.bindings = context.bindings.with(this, value);
    return token;
  }

  /**
   * Gives the variable the value, or the lack of one, that it had before a {@link #set}.
   *
   * @param token what that gave
   * @throws IllegalArgumentException if the token is of another variable, or made in another
   *     context
   * @throws IllegalStateException if the token has been used
   */
  public void reset(Token<T> token) {
    if (token.variable() != this) {
      throw new IllegalArgumentException(
          token
              + " was created by a different ContextVar than "
              + this
              + "; give it to the reset(...) of its own");
    }
    Context context = Context.current();
    Object before = token.use(context);
    context.bindings =
        before == Bindings.ABSENT
            ? context.bindings.without(this)
            : context.bindings.with(this, before);
  }

  private @Nullable Object lookUp() {
    Context context = Current.get().context;
    return context == null ? Bindings.ABSENT : context.bindings.get(this);
  }

  /** The variable's name and default. */
  @Override
  public String toString() {
    String text = "<ContextVar name='" + name + "'";
    return byDefault == Bindings.ABSENT ? text + ">" : text + " default=" + byDefault + ">";
  }
}
