package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.Current;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import dev.heddle.internal.loop.OtherThreads;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#fromPublisher}: the items of a publisher as an asynchronous iterator. It asks for
 * as many as it has room for, and for one more whenever one is taken.
 *
 * <p>The publisher's signals may come on any thread; each goes to the loop, in order. Everything
 * else is for the loop's thread.
 */
final class PublisherIterator<T> implements AsyncIterator<T>, Flow.Subscriber<T> {
  private static final String LAYOUT = RuntimeLayout.of(AsyncIterator.class, "next", true);

  private final Flow.Publisher<? extends T> publisher;
  private final int room;
  private final Queue<T> items = new ArrayDeque<>();
  private @Nullable EventLoop loop;
  private Flow.@Nullable Subscription subscription;
  private @Nullable Throwable failure;
  private @Nullable Future<@Nullable Void> waiter;
  private boolean hasEnded;

  PublisherIterator(Flow.Publisher<? extends T> publisher, int room) {
    this.publisher = Objects.requireNonNull(publisher, "publisher");
    if (room < 1) {
      throw new IllegalArgumentException("room for " + room + " items; it must be 1 or more");
    }
    this.room = room;
  }

  @Override
  public Coroutine<Next<T>> next() {
    return new NextItem();
  }

  /** Cancels the subscription; what has come already is dropped. */
  @Override
  public Coroutine<@Nullable Void> aclose() {
    checkLoop();
    hasEnded = true;
    items.clear();
    if (subscription != null) {
      subscription.cancel();
    }
    wake();
    return Asyncio.done();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    onLoop(
        () -> {
          if (subscription != null || hasEnded) {
            given.cancel();
          } else {
            subscription = given;
            given.request(room);
          }
        });
  }

  @Override
  public void onNext(T item) {
    Objects.requireNonNull(item, "item");
    onLoop(
        () -> {
          if (!hasEnded) {
            items.add(item);
            wake();
          }
        });
  }

  @Override
  public void onError(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    onLoop(
        () -> {
          failure = hasEnded ? null : thrown;
          hasEnded = true;
          wake();
        });
  }

  @Override
  public void onComplete() {
    onLoop(
        () -> {
          hasEnded = true;
          wake();
        });
  }

  /** A closed loop has nobody left to take what comes. */
  private void onLoop(Runnable signal) {
    OtherThreads.call(Objects.requireNonNull(loop), signal);
  }

  private void wake() {
    Future<@Nullable Void> waiting = waiter;
    if (waiting != null && !waiting.done()) {
      waiting.finish(null);
    }
  }

  /** The next item, the end, or null if there is nothing yet. */
  private @Nullable Next<T> poll() throws Throwable {
    T item = items.poll();
    if (item != null) {
      if (subscription != null && !hasEnded) {
        subscription.request(1);
      }
      return Next.of(item);
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw thrown;
    }
    return hasEnded ? Next.end() : null;
  }

  private void subscribe(EventLoop running) {
    loop = running;
    try {
      publisher.subscribe(this);
    } catch (Throwable refusal) {
      loop = null; // nothing will come, so whoever asks again is refused again
      throw refusal;
    }
  }

  /**
   * Signals come in on the loop that asked first: on another they would wake nobody. Where no loop
   * runs, what needs none is allowed.
   */
  private void checkLoop() {
    EventLoop running = Current.get().running();
    if (loop != null && running != null && loop != running) {
      throw new IllegalStateException(
          "the iterator of "
              + publisher
              + " belongs to another event loop; make one in the coroutine that uses it, by"
              + " fromPublisher");
    }
  }

  private Future<@Nullable Void> newWaiter() {
    if (waiter != null) {
      throw new IllegalStateException(
          "next() of "
              + publisher
              + " is being awaited already; await one value before the next is asked for");
    }
    EventLoop running = EventLoop.running();
    if (loop == null) {
      subscribe(running);
    }
    Future<@Nullable Void> made = running.createFuture();
    waiter = made;
    return made;
  }

  private final class NextItem extends Frame<Next<T>> {
    @Override
    protected @Nullable Object resume() throws Throwable {
      if (state == 1) {
        waiter = null;
        take();
      } else {
        checkLoop();
      }
      Next<T> next = Unchecked.cast(poll());
      if (next != null) {
        return next;
      }
      state = 1;
      return Suspension.on(newWaiter()).push(this);
    }

    /** A copy would take the original's item. */
    @Override
    protected boolean isCopyable() {
      return false;
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
