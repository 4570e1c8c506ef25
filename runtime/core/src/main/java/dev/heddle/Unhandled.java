package dev.heddle;

import dev.heddle.internal.Unchecked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an {@link ExceptionGroup} while it is being handled, as between the {@code
 * except*} clauses of one {@code try} in Python. {@link #rethrow} has to be the last call: it
 * throws what nobody has handled.
 */
public final class Unhandled {
  private final List<Throwable> raised = new ArrayList<>();
  private @Nullable ExceptionGroup rest;

  Unhandled(ExceptionGroup group) {
    this.rest = group;
  }

  /** What to do with exceptions. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Handles them.
     *
     * @param errors those of the class asked for, nested as they were
     * @throws Exception what {@link Unhandled#rethrow} throws in their place
     */
    void handle(ExceptionGroup errors) throws Exception;
  }

  /**
   * Handles the exceptions of a class.
   *
   * @param type the class
   * @param handler called once with all of them that are left, if there are any; an exception of
   *     its own does not keep the later handlers from being called, an {@code Error} does
   * @return this
   */
  public Unhandled handle(Class<? extends Throwable> type, Handler handler) {
    ExceptionGroup left = rest;
    if (left == null) {
      return this;
    }
    ExceptionGroup.Split halves = left.split(type);
    ExceptionGroup matching = halves.matching();
    if (matching != null) {
      rest = halves.rest();
      try {
        handler.handle(matching);
      } catch (Exception failure) {
        raised.add(failure);
      }
    }
    return this;
  }

  /**
   * What nobody has handled.
   *
   * @return null if there is nothing
   */
  public @Nullable ExceptionGroup rest() {
    return rest;
  }

  /**
   * Throws what is left and what handlers threw: one thing as it is, checked or not, several in a
   * group. Returns if there is nothing.
   */
  public void rethrow() {
    List<Throwable> all = new ArrayList<>(raised);
    if (rest != null) {
      all.add(rest);
    }
    if (all.size() == 1) {
      throw Unchecked.<RuntimeException>rethrow(all.get(0));
    }
    if (!all.isEmpty()) {
      throw new ExceptionGroup("", all);
    }
  }
}
