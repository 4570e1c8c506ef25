package dev.heddle.internal;

import org.jspecify.annotations.Nullable;

/** The two places where Java's types are told to look away. */
public final class Unchecked {
  private Unchecked() {}

  /**
   * The value as the type that the caller knows it has.
   *
   * @param value a value, possibly null where {@code T} allows it
   * @param <T> its type
   * @return the value
   */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  public static <T extends @Nullable Object> T cast(@Nullable Object value) {
    return (T) value;
  }

  /**
   * Throws a failure as it is, checked or not: awaiting rethrows what was thrown, unwrapped.
   *
   * @param failure what to throw
   * @param <X> inferred as unchecked
   * @return never; lets callers write {@code throw Unchecked.rethrow(e)}
   * @throws X always
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <X extends Throwable> RuntimeException rethrow(Throwable failure) throws X {
    throw (X) failure;
  }
}
