package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * What runs inside of something that has a beginning and an end: a {@link TaskGroup}, a {@link
 * CancelScope}, a {@link Timeout}, or between getting a resource and closing it. As a lambda it may
 * {@code await}.
 *
 * @param <S> what the body is given
 * @param <T> the type of its result
 * @param <X> the checked exceptions that it throws; the compiler finds them
 */
@FunctionalInterface
public interface Body<S, T extends @Nullable Object, X extends Throwable> {

  /**
   * Makes the coroutine of the body.
   *
   * @param scope the group, the scope, the resource
   * @return the coroutine, which is awaited
   * @throws X what the body throws
   */
  Coroutine<? extends T> run(S scope) throws X;
}
