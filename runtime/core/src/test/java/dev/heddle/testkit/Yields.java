package dev.heddle.testkit;

import dev.heddle.frame.GeneratorFrame;
import java.util.List;

/**
 * A generator's body, in place of one that the weaver would make: yields the values of a list. From
 * an {@link Iterable} in the list it yields all values; a {@link Throwable} it throws.
 */
public final class Yields extends GeneratorFrame<Object> {
  private final List<?> values;
  private final List<Object> given;

  /**
   * A body.
   *
   * @param values what to yield
   * @param given gets what each yield gives
   */
  public Yields(List<?> values, List<Object> given) {
    this.values = values;
    this.given = given;
  }

  @Override
  protected Object resume() throws Throwable {
    if (state > 0) {
      given.add(take());
    }
    if (state == values.size()) {
      return "result";
    }
    Object value = values.get(state++);
    if (value instanceof Throwable failure) {
      throw failure;
    }
    return value instanceof Iterable<?> ? yieldFrom(value) : this.yield(value);
  }

  @Override
  protected String layout() {
    return ABI + "\tdev.heddle.testkit.Yields\tvalues\t()V\tYields.java\t1\t0";
  }
}
