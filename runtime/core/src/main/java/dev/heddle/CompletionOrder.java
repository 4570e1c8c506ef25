package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
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
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#asCompleted}: coroutines of which the first gives the result that is there first,
 * and so on. A loop over it that was left can be taken up again.
 */
@SuppressWarnings(
    "IterableAndIterator") // on purpose: a loop over it may be left and taken up again
final class CompletionOrder<T extends @Nullable Object>
    implements Iterable<Coroutine<T>>, Iterator<Coroutine<T>> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "asCompleted", false);

  private final Queue<@Nullable Future<T>> done = new Queue<>();
  private final Map<Future<T>, Waiter> pending = new LinkedHashMap<>();
  private @Nullable TimerHandle timer;
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
    pending.forEach(Future::addWaiter);
    if (timeout != null) {
      timer = loop.callLater(timeout, this::timedOut);
    }
  }

  private void completed(Future<T> future) {
    if (pending.remove(future) == null) {
      return; // the time was over first, in this very pass
    }
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
      throw new NoSuchElementException("all of them have been handed out");
    }
    left--;
    return new Next<>(done);
  }

  /** Waits for one of the futures to be done, and ends as that one did. */
  private static final class Next<T extends @Nullable Object> extends Frame<T> {
    private final Queue<@Nullable Future<T>> done;

    Next(Queue<@Nullable Future<T>> done) {
      this.done = done;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      Object first;
      if (state == 0) {
        first = Await.await(done.get());
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
      return ((Future<?>) first).result();
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
