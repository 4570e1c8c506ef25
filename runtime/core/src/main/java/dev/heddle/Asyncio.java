package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * The functions of asyncio. Meant to be imported with {@code import static dev.heddle.Asyncio.*},
 * {@link #wait} apart, which Java hides behind {@link Object#wait()}.
 *
 * <pre>{@code
 * @Async static Coroutine<String> outer() {
 *   String first = await(phase1());
 *   return done(first + ", " + await(phase2(first)));
 * }
 *
 * System.out.println(run(outer()));
 * }</pre>
 */
public final class Asyncio {
  private Asyncio() {}

  /**
   * Waits for something, in an {@link Async} method: the method is suspended, the thread goes on
   * with others. What is done already gives its value at once, without giving up the turn.
   *
   * @param awaitable a coroutine, which runs as part of this one; a future, a task
   * @param <T> the type of its value
   * @return the value; a failure is thrown as it was thrown, checked or not
   * @throws NotWovenException if the calling class has not been woven
   */
  public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
    throw NotWovenException.ofCaller();
  }

  /**
   * The value of an async method: {@code return done(value)}.
   *
   * @param value the value
   * @param <T> its type
   * @return a coroutine that ends at once with the value
   */
  public static <T extends @Nullable Object> Coroutine<T> done(T value) {
    return new Done<>(value);
  }

  /**
   * The end of an async method without value: {@code return done()}.
   *
   * @return a coroutine that ends at once
   */
  public static Coroutine<@Nullable Void> done() {
    return new Done<>(null);
  }

  /**
   * Makes a task of a coroutine, on the running loop; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return EventLoop.running().createTask(coroutine);
  }

  /**
   * Makes a named task of a coroutine, on the running loop; it starts in the next pass.
   *
   * @param coroutine one that has not been started
   * @param name the task's name, for people
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, String name) {
    return EventLoop.running().createTask(coroutine, name);
  }

  /**
   * The awaitable as a future: itself if it is one, else a new task on the current loop.
   *
   * @param awaitable a future or a coroutine
   * @param <T> the type of its value
   * @return the future
   */
  public static <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> awaitable) {
    return awaitable instanceof Future<T> future
        ? future
        : EventLoop.current().createTask(awaitable.coroutine());
  }

  /**
   * The awaitable as a future of a loop: itself if it is one, else a new task.
   *
   * @param awaitable a future of that loop, or a coroutine
   * @param loop the loop
   * @param <T> the type of its value
   * @return the future
   * @throws IllegalArgumentException if it is the future of another loop
   */
  public static <T extends @Nullable Object> Future<T> ensureFuture(
      Awaitable<T> awaitable, EventLoop loop) {
    if (!(awaitable instanceof Future<T> future)) {
      return loop.createTask(awaitable.coroutine());
    }
    if (future.getLoop() != loop) {
      throw new IllegalArgumentException(
          "The future belongs to a different loop than the one specified as the loop argument");
    }
    return future;
  }
}
