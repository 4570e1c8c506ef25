package dev.heddle.context;

import dev.heddle.Task;
import dev.heddle.internal.Bindings;
import dev.heddle.internal.ContextState;
import dev.heddle.internal.Current;
import dev.heddle.internal.Unchecked;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The values that {@link ContextVar}s have: Python's {@code contextvars.Context}.
 *
 * <p>Whoever runs is in a context, and setting a variable changes that context alone. A task is
 * made with a copy of its maker's context, or shares the one that is given, and all its turns run
 * in it; so do handles. Copying takes constant time: the map inside is immutable and is shared
 * until one of the two changes.
 *
 * <p>One thread at a time may be in a context.
 */
public final class Context extends ContextState {

  /** An empty context. */
  public Context() {}

  /**
   * A copy of the caller's context: Python's {@code copy_context()}.
   *
   * @return a new context; empty where no variable has been set
   */
  public static Context copyCurrent() {
    Context current = Current.get().context;
    return current == null ? new Context() : current.copy();
  }

  /**
   * A copy, which changes independently. Constant time.
   *
   * @return a new context
   */
  public Context copy() {
    Context copy = new Context();
    copy.bindings = bindings;
    return copy;
  }

  /**
   * Runs something in this context: variables that it sets are set here.
   *
   * @param action what to run, at once and on this thread
   * @throws IllegalStateException if the context is entered already, here or on another thread
   */
  public void run(Runnable action) {
    Current thread = Current.get();
    Context hidden = enter(thread);
    try {
      action.run();
    } finally {
      leave(thread, hidden);
    }
  }

  /**
   * Runs something in this context that gives a value.
   *
   * @param action what to run, at once and on this thread
   * @param <T> the type of the value
   * @return the value
   * @throws Exception what the action throws
   * @throws IllegalStateException if the context is entered already, here or on another thread
   */
  public <T extends @Nullable Object> T call(Callable<T> action) throws Exception {
    Current thread = Current.get();
    Context hidden = enter(thread);
    try {
      return action.call();
    } finally {
      leave(thread, hidden);
    }
  }

  /**
   * The value of a variable here; the variable's default does not count.
   *
   * @param variable the variable
   * @param <T> the type of its value
   * @return null if it has none, or if that is its value
   */
  public <T extends @Nullable Object> @Nullable T get(ContextVar<T> variable) {
    Object value = bindings.get(variable);
    return Unchecked.cast(value == Bindings.ABSENT ? null : value);
  }

  /**
   * Whether a variable has a value here; its default does not count.
   *
   * @param variable the variable
   * @return true if it has been set
   */
  public boolean contains(ContextVar<?> variable) {
    return bindings.get(variable) != Bindings.ABSENT;
  }

  /**
   * The variables that have values here.
   *
   * @return a copy, in no order
   */
  public Set<ContextVar<?>> variables() {
    Set<ContextVar<?>> variables = new LinkedHashSet<>();
    bindings.keys().forEach(key -> variables.add((ContextVar<?>) key));
    return variables;
  }

  /**
   * Whether no variable has a value here.
   *
   * @return true for a new context
   */
  public boolean isEmpty() {
    return bindings.size() == 0;
  }

  /** The context that the caller is in, made now if it is one that nobody had asked for. */
  static Context current() {
    Current thread = Current.get();
    Context current = thread.context;
    if (current == null) {
      Task<?> task = thread.taskAround();
      current = task == null ? new Context() : task.getContext();
      if (thread.context == null) {
        current.enter(thread);
      }
    }
    return current;
  }

  /** The variables and their values. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("<Context");
    for (ContextVar<?> variable : variables()) {
      text.append(' ').append(variable.name()).append('=').append(get(variable));
    }
    return text.append('>').toString();
  }
}
