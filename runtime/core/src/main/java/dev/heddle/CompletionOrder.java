package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.Current;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import dev.heddle.queues.Queue;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Asyncio#asCompleted} gives: coroutines of which the first gives the result that is
 * there first, and so on; or, from {@link #asyncIterator}, the futures themselves as they are done.
 * A loop over it that was left can be taken up again.
 *
 * @param <T> the type of the results
 */
@SuppressWarnings(
    "IterableAndIterator") // on purpose: a loop over it may be left and taken up again
public final class CompletionOrder<T extends @Nullable Object>
    implements Iterable<Coroutine<T>>, Iterator<Coroutine<T>> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "asCompleted", false);

  private final Queue<@Nullable Future<T>> done = new Queue<>();
  private final Map<Future<T>, Waiter> pending = new LinkedHashMap<>();
  private @Nullable TimerHandle timer;
  private @Nullable UnseenFailures unseen;
  private int left;

  CompletionOrder(
      Collection<? extends Awaitable<? extends T>> awaitables, @Nullable Duration timeout) {
    Set<Awaitable<? extends T>> distinct = new LinkedHashSet<>(awaitables);
    if (distinct.isEmpty()) {
      return;
    }
    EventLoop loop = EventLoop.current();
    for (Awaitable<? extends T> awaitable : distinct) {
      Future<T> future = Asyncio.upcast(Asyncio.ensureFuture(awaitable, loop));
      pending.put(future, new DoneCallback<>(future, this::completed));
    }
    left = pending.size();
    unseen = new UnseenFailures(this, loop.tasks());
    unseen.takenBy(Current.get().task());
    pending.forEach(Future::addWaiter);
    if (timeout != null) {
      timer = loop.callLater(timeout, this::timedOut);
    }
  }

  private void completed(Future<T> future) {
    if (pending.remove(future) == null) {
      return; // the time was over first, in this very pass
    }
    unseen().add(future);
    done.putNowait(future);
    if (pending.isEmpty() && timer != null) {
      timer.cancel();
    }
  }

  private void timedOut() {
    for (Waiter callback : pending.values()) {
      callback.unlink();
      done.putNowait(Unchecked.cast(null));
    }
    pending.clear();
  }

  @Override
  public Iterator<Coroutine<T>> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Coroutine<T> next() {
    if (left <= 0) {
      throw new NoSuchElementException("all of them have been handed out; ask hasNext() first");
    }
    return new NextResult<>(taken());
  }

  /** This one, which has one future less to hand out. */
  private CompletionOrder<T> taken() {
    left--;
    unseen().takenBy(Current.get().task());
    return this;
  }

  UnseenFailures unseen() {
    return Objects.requireNonNull(unseen);
  }

  /**
   * The futures that are left, each as soon as it is done: tasks that were passed in are those very
   * tasks. Fails with a {@link TimeoutException} when the time is over.
   *
   * @return an iterator over what this one has not handed out
   */
  public AsyncIterator<Future<T>> asyncIterator() {
    return () -> {
      if (left <= 0) {
        return new Done<>(Next.end());
      }
      return new NextFuture<>(taken());
    };
  }

  /** Waits for one of the futures to be done, and ends as that one did. */
  private static final class NextResult<T extends @Nullable Object> extends Wait<T, T> {
    NextResult(CompletionOrder<T> order) {
      super(order);
    }

    @Override
    @Nullable Object answer(Future<T> first) throws Throwable {
      return first.result();
    }
  }

  /** Waits for one of the futures to be done, and gives it. */
  private static final class NextFuture<T extends @Nullable Object>
      extends Wait<T, Next<Future<T>>> {
    NextFuture(CompletionOrder<T> order) {
      super(order);
    }

    @Override
    Object answer(Future<T> first) {
      return Next.of(first);
    }
  }

  /** Waits for one of the futures to be done. */
  private abstract static class Wait<T extends @Nullable Object, R extends @Nullable Object>
      extends Frame<R> {
    private final CompletionOrder<T> order;

    Wait(CompletionOrder<T> order) {
      this.order = order;
    }

    abstract @Nullable Object answer(Future<T> first) throws Throwable;

    @Override
    protected @Nullable Object resume() throws Throwable {
      Object first;
      if (state == 0) {
        first = Await.await(order.done.get());
        if (first instanceof Suspension suspension) {
          state = 1;
          return suspension.push(this);
        }
      } else {
        first = take();
      }
      if (first == null) {
        throw new TimeoutException();
      }
      Future<T> future = Unchecked.cast(first);
      order.unseen().handOut(future);
      return answer(future);
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
