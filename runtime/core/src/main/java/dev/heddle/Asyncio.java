package dev.heddle;

import dev.heddle.internal.Current;
import dev.heddle.internal.Unchecked;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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
public final class Asyncio extends Combining {
  private Asyncio() {}

  /**
   * Waits for something, in an {@link Async} method: the method is suspended, the thread goes on
   * with others. What is done already gives its value at once, without giving up the turn.
   *
   * @param awaitable a coroutine, which runs as part of this one; a future, a task
   * @param <T> the type of its value
   * @return the value; a failure is thrown as it was thrown, checked or not
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings("DoNotCallSuggester") // woven code does not call it
  public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
    throw NotWovenError.ofCaller();
  }

  /**
   * Waits for a stage of the JDK's or of another library, in an {@link Async} method. What is
   * complete already gives its value at once. On a loop the method goes on there, whatever thread
   * completes the stage; cancelling the task cancels the stage.
   *
   * @param stage a {@link java.util.concurrent.CompletableFuture}, or any other stage
   * @param <T> the type of its value
   * @return the value; a failure is thrown as it was thrown, without the wrapping of a {@link
   *     java.util.concurrent.CompletionException}
   * @throws CancelledError if the stage was cancelled
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings("DoNotCallSuggester") // woven code does not call it
  public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    throw NotWovenError.ofCaller();
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
   * The awaitable as a future: itself if it is one, else a new task on the current loop.
   *
   * @param awaitable a future or a coroutine
   * @param <T> the type of its value
   * @return the future
   */
  public static <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> awaitable) {
    return awaitable instanceof Future<T> future
        ? future
        : EventLoop.current().createTask(coroutineOf(awaitable));
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
      return loop.createTask(coroutineOf(awaitable));
    }
    if (future.getLoop() != loop) {
      throw new IllegalArgumentException(
          "The future belongs to a different loop than the one specified as the loop argument: "
              + future
              + "; run or await it there, or hand its outcome over with toCompletableFuture()");
    }
    return future;
  }

  /**
   * A stage as a future of the running loop, for {@code gather}, {@code wait} and others that take
   * awaitables.
   *
   * @param stage a {@link java.util.concurrent.CompletableFuture}, or any other stage
   * @param <T> the type of its value
   * @return see {@link EventLoop#wrapFuture}
   * @throws IllegalStateException if no loop is running
   */
  public static <T extends @Nullable Object> Future<T> fromCompletionStage(
      CompletionStage<T> stage) {
    return EventLoop.running().wrapFuture(stage);
  }

  /**
   * Runs an awaitable on a new loop: the main entry of a program. What is left on the loop at the
   * end is cancelled, then the loop is closed.
   *
   * @param main what to run
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if a loop is running on this thread
   */
  public static <T extends @Nullable Object> T run(Awaitable<T> main) {
    return run(main, new Runner());
  }

  /**
   * As {@link #run(Awaitable)}, with a choice about debug mode.
   *
   * @param main what to run
   * @param debug for {@link EventLoop#setDebug}
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if a loop is running on this thread
   */
  public static <T extends @Nullable Object> T run(Awaitable<T> main, boolean debug) {
    return run(main, new Runner(debug));
  }

  /**
   * As {@link #run(Awaitable)}, on a loop of one's own making.
   *
   * @param main what to run
   * @param loopFactory makes the loop
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if a loop is running on this thread
   */
  public static <T extends @Nullable Object> T run(
      Awaitable<T> main, Supplier<? extends EventLoop> loopFactory) {
    return run(main, new Runner(loopFactory));
  }

  private static <T extends @Nullable Object> T run(Awaitable<T> main, Runner used) {
    if (isRunning()) {
      throw new IllegalStateException(
          "Asyncio.run() cannot be called from a running event loop; await the coroutine instead");
    }
    try (used) {
      return used.run(main);
    }
  }

  /**
   * Waits for a time; others run meanwhile.
   *
   * @param delay how long; zero or less gives up one turn, as {@link #yieldNow} does
   * @return a coroutine without value
   */
  public static Coroutine<@Nullable Void> sleep(Duration delay) {
    return new Sleep<>(Objects.requireNonNull(delay, "delay"), null);
  }

  /**
   * Waits for a time and gives a value.
   *
   * @param delay how long
   * @param result the value
   * @param <T> its type
   * @return a coroutine that ends with the value
   */
  public static <T extends @Nullable Object> Coroutine<T> sleep(Duration delay, T result) {
    return new Sleep<>(Objects.requireNonNull(delay, "delay"), result);
  }

  /**
   * Gives up the turn: everything else that is ready runs first. Python's bare {@code yield}.
   *
   * @return a coroutine without value
   */
  public static Coroutine<@Nullable Void> yieldNow() {
    return new YieldNow();
  }

  static <T extends @Nullable Object> Coroutine<T> coroutineOf(Awaitable<T> awaitable) {
    return required(awaitable).coroutine();
  }

  /** An awaitable that somebody is to wait for, if it is one. */
  static <A extends Awaitable<?>> A required(A awaitable) {
    return Objects.requireNonNull(awaitable, "an awaitable is required, got null");
  }

  static boolean isRunning() {
    return Current.get().running() != null;
  }

  /** A future of some values as one of more: sound for whoever only reads it. */
  static <T extends @Nullable Object> Future<T> upcast(Future<? extends T> future) {
    return Unchecked.cast(future);
  }
}
