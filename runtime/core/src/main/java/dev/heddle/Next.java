package dev.heddle;

import dev.heddle.continuation.StopAsyncIteration;
import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/**
 * What {@link AsyncIterator#next} gives: a value, or the end.
 *
 * @param <T> the type of the values
 */
public final class Next<T extends @Nullable Object> {
  private static final Next<@Nullable Object> END = new Next<>(Unchecked.cast(null));

  private final T value;

  private Next(T value) {
    this.value = value;
  }

  /**
   * A value.
   *
   * @param value the value, which may be null
   * @param <T> its type
   * @return one that has it
   */
  public static <T extends @Nullable Object> Next<T> of(T value) {
    return new Next<>(value);
  }

  /**
   * The end.
   *
   * @param <T> the type of the values that there have been
   * @return always the same object
   */
  public static <T extends @Nullable Object> Next<T> end() {
    return Unchecked.cast(END);
  }

  /**
   * Whether this is a value.
   *
   * @return false at the end
   */
  public boolean hasValue() {
    return this != END;
  }

  /**
   * The value.
   *
   * @return the value
   * @throws StopAsyncIteration at the end
   */
  public T value() {
    if (this == END) {
      throw new StopAsyncIteration("the iterator has ended");
    }
    return value;
  }

  /** The value, or that this is the end. */
  @Override
  public String toString() {
    return this == END ? "Next[end]" : "Next[" + value + "]";
  }
}
