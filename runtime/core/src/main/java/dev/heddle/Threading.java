package dev.heddle;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link Asyncio} that lead from a loop's thread to others and back. They are
 * called as members of {@code Asyncio}; this class keeps them apart only for the reader.
 */
public abstract sealed class Threading extends Tasking permits Scoping {
  Threading() {}

  /**
   * Runs a function that may block on a thread of the loop's default executor, in a copy of the
   * caller's context. When the await is cancelled the function is abandoned.
   *
   * @param function what to run
   * @param <T> the type of its value
   * @return a coroutine of the value; the failure is thrown as it was thrown
   */
  public static <T extends @Nullable Object> Coroutine<T> toThread(Callable<? extends T> function) {
    return toThread(OnCancel.ABANDON, function);
  }

  /**
   * As {@link #toThread(Callable)}, with a choice about cancellation. A function that has not begun
   * when the await is cancelled never runs.
   *
   * @param onCancel what becomes of the function when the await is cancelled; a failure that it
   *     then ends with is a suppressed exception of the {@link CancelledError}
   * @param function what to run
   * @param <T> the type of its value
   * @return a coroutine of the value
   */
  public static <T extends @Nullable Object> Coroutine<T> toThread(
      OnCancel onCancel, Callable<? extends T> function) {
    return new ToThread<>(function, onCancel);
  }

  /**
   * Makes a task of a coroutine on a loop that another thread runs: the blocking entry into a loop,
   * from any thread, a virtual one as well. On the loop's own thread, which would wait for itself,
   * blocking on the future throws IllegalStateException; await the coroutine there.
   *
   * @param coroutine one that has not been started
   * @param loop the loop
   * @param <T> the type of its result
   * @return a future for other threads; cancelling it cancels the task
   * @throws IllegalStateException if the loop is closed
   */
  public static <T extends @Nullable Object> java.util.concurrent.Future<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop) {
    ThreadsafeCall<T> call =
        new ThreadsafeCall<>(
            loop, Objects.requireNonNull(coroutine, "a coroutine was expected, got null"));
    call.start();
    return call;
  }

  /**
   * The items of a publisher as an asynchronous iterator of the loop that first asks for one. It
   * subscribes then, holds at most 16 items that nobody has taken, and asks for no more than that.
   *
   * @param publisher whose threads may be any
   * @param <T> the type of the items
   * @return an iterator, for one pass; closing it cancels the subscription
   */
  public static <T> AsyncIterator<T> fromPublisher(Flow.Publisher<? extends T> publisher) {
    return fromPublisher(publisher, 16);
  }

  /**
   * As {@link #fromPublisher(Flow.Publisher)}, with room for another number of items.
   *
   * @param publisher whose threads may be any
   * @param room how many items to hold at most, 1 or more
   * @param <T> the type of the items
   * @return an iterator, for one pass
   */
  public static <T> AsyncIterator<T> fromPublisher(
      Flow.Publisher<? extends T> publisher, int room) {
    return new PublisherIterator<>(publisher, room);
  }

  /**
   * The values of asynchronous iterators as a publisher: each subscriber gets an iterator, and from
   * it as many values as it asks for, on the loop's thread. A subscription that is cancelled closes
   * its iterator.
   *
   * @param iterators makes an iterator for a subscriber, on the loop's thread
   * @param loop where the iterators are run
   * @param <T> the type of the values, none of which may be null
   * @return a publisher for subscribers on any thread
   */
  public static <T> Flow.Publisher<T> toPublisher(
      Supplier<? extends AsyncIterator<T>> iterators, EventLoop loop) {
    return new IteratorPublisher<>(iterators, loop);
  }
}
