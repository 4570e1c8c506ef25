package dev.heddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Several failures that happened side by side: Python's {@code ExceptionGroup}. A {@link TaskGroup}
 * throws one. Groups may be nested.
 *
 * <p>What {@code except*} is in Python is {@link #handle} here:
 *
 * <pre>{@code
 * } catch (ExceptionGroup errors) {
 *   errors
 *       .handle(IOException.class, found -> log(found.exceptions()))
 *       .handle(TimeoutException.class, found -> giveUp())
 *       .rethrow();
 * }
 * }</pre>
 *
 * <p>The exceptions are also its {@linkplain #getSuppressed suppressed} ones, so whatever prints a
 * stack trace, a logger for example, prints theirs.
 */
public class ExceptionGroup extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  @SuppressWarnings("serial") // what List.copyOf gives is serializable
  private final List<Throwable> exceptions;

  /**
   * A group.
   *
   * @param message what happened, for example {@code unhandled errors in a TaskGroup}
   * @param exceptions the failures, at least one
   * @throws IllegalArgumentException if there is none
   */
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    super(numbered(message, exceptions.size()));
    this.text = message;
    this.exceptions = List.copyOf(exceptions);
    this.exceptions.forEach(this::addSuppressed);
  }

  private static String numbered(String message, int count) {
    if (count == 0) {
      throw new IllegalArgumentException(
          "exceptions must be a non-empty list; a group without exceptions is nothing to throw");
    }
    return Objects.requireNonNull(message, "message")
        + (count == 1 ? " (1 sub-exception)" : " (" + count + " sub-exceptions)");
  }

  /**
   * The failures.
   *
   * @return an unmodifiable list; a nested group is one of them
   */
  public final List<Throwable> exceptions() {
    return exceptions;
  }

  /**
   * The message as it was given; {@link #getMessage} adds the number of exceptions.
   *
   * @return Python's {@code message}
   */
  public final String message() {
    return text;
  }

  /**
   * Makes a group of other exceptions to take this one's place when it is {@linkplain #split
   * split}. A subclass overrides it to give its own kind.
   *
   * @param others the failures, at least one
   * @return the new group; the caller gives it the trace and cause of this one
   */
  protected ExceptionGroup derive(List<? extends Throwable> others) {
    return new ExceptionGroup(text, others);
  }

  /** A group in two halves. Of two halves at least one is there. */
  public static final class Split {
    private final @Nullable ExceptionGroup matching;
    private final @Nullable ExceptionGroup rest;

    private Split(@Nullable ExceptionGroup matching, @Nullable ExceptionGroup rest) {
      this.matching = matching;
      this.rest = rest;
    }

    /**
     * What fulfils the condition.
     *
     * @return null if nothing does
     */
    public @Nullable ExceptionGroup matching() {
      return matching;
    }

    /**
     * What does not.
     *
     * @return null if everything does
     */
    public @Nullable ExceptionGroup rest() {
      return rest;
    }
  }

  /**
   * The group in two, each with the nesting of this one.
   *
   * @param condition asked about each exception, and about groups first: one that fulfils it, or of
   *     which all fulfil it, is taken whole
   * @return the halves
   */
  public final Split split(Predicate<? super Throwable> condition) {
    if (condition.test(this)) {
      return new Split(this, null);
    }
    List<Throwable> matching = new ArrayList<>();
    List<Throwable> rest = new ArrayList<>();
    for (Throwable exception : exceptions) {
      if (exception instanceof ExceptionGroup nested) {
        Split halves = nested.split(condition);
        addUnlessNull(matching, halves.matching);
        addUnlessNull(rest, halves.rest);
      } else {
        (condition.test(exception) ? matching : rest).add(exception);
      }
    }
    return rest.isEmpty() ? new Split(this, null) : new Split(derived(matching), derived(rest));
  }

  /**
   * The group in two: exceptions of a class, and others. A group is taken whole for a class of
   * groups only: that it is a {@code RuntimeException} says nothing of what is in it.
   *
   * @param type the class
   * @return the halves
   */
  public final Split split(Class<? extends Throwable> type) {
    boolean isOfGroups = ExceptionGroup.class.isAssignableFrom(type);
    return split(e -> type.isInstance(e) && (isOfGroups || !(e instanceof ExceptionGroup)));
  }

  /**
   * The part of the group that fulfils a condition, with the nesting of this one.
   *
   * @param condition as for {@link #split(Predicate)}
   * @return null if nothing does
   */
  public final @Nullable ExceptionGroup subgroup(Predicate<? super Throwable> condition) {
    return split(condition).matching;
  }

  /**
   * The part of the group that is of a class, with the nesting of this one.
   *
   * @param type the class
   * @return null if nothing is
   */
  public final @Nullable ExceptionGroup subgroup(Class<? extends Throwable> type) {
    return split(type).matching;
  }

  /**
   * Handles the exceptions of a class: Python's first {@code except*}.
   *
   * @param type the class
   * @param handler called once with all of them, if there are any
   * @return what is left, to be handled by others and {@linkplain Unhandled#rethrow thrown on}
   */
  public final Unhandled handle(Class<? extends Throwable> type, Unhandled.Handler handler) {
    return new Unhandled(this).handle(type, handler);
  }

  private @Nullable ExceptionGroup derived(List<Throwable> others) {
    if (others.isEmpty()) {
      return null;
    }
    ExceptionGroup group = derive(others);
    group.setStackTrace(getStackTrace());
    if (getCause() != null && group.getCause() == null) {
      group.initCause(getCause());
    }
    return group;
  }

  private static void addUnlessNull(List<Throwable> list, @Nullable ExceptionGroup group) {
    if (group != null) {
      list.add(group);
    }
  }
}
