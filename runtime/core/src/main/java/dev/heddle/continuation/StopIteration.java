package dev.heddle.continuation;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a value is asked of a generator that has ended. A loop, which asks {@code hasNext()}
 * first, never sees it.
 */
public final class StopIteration extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  /**
   * The end of a generator.
   *
   * @param message which one
   * @param value what it returned
   */
  public StopIteration(String message, @Nullable Object value) {
    super(message);
    this.value = value;
  }

  /**
   * What the generator returned.
   *
   * @return null for a generator that returned without a value
   */
  public @Nullable Object value() {
    return value;
  }
}
