package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import dev.heddle.internal.loop.LateCall;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes values from an asynchronous iterator as a subscriber asks for them, in a task. The
 * subscriber is called on the loop's thread; its subscription is for any thread.
 *
 * <pre>
 *   ASKED_FOR --request--&gt; NEXT --value--&gt; ASKED_FOR ... --end--&gt; complete
 *        |                   |
 *        +----cancelled------+--&gt; CLOSE --closed--&gt; over
 * </pre>
 */
final class Publishing<T> extends Frame<@Nullable Void> {
  private static final String LAYOUT =
      RuntimeLayout.of(Asyncio.class, "toPublisher", true, true, true);

  private static final int ASKED_FOR = 1;
  private static final int NEXT = 2;
  private static final int CLOSE = 3;

  private final Supplier<? extends AsyncIterator<T>> iterators;
  private final Flow.Subscriber<? super T> subscriber;
  private final EventLoop loop;
  private final AtomicLong demand = new AtomicLong();
  private @Nullable AsyncIterator<T> values;
  private @Nullable Task<?> task;
  private @Nullable Future<@Nullable Void> waiter;

  /** What the subscriber is told after all, when the iterator has been closed. */
  private @Nullable Throwable lastWord;

  private boolean isCancelled;

  Publishing(
      Supplier<? extends AsyncIterator<T>> iterators,
      Flow.Subscriber<? super T> subscriber,
      EventLoop loop) {
    this.iterators = iterators;
    this.subscriber = subscriber;
    this.loop = loop;
  }

  void start() {
    if (!isCancelled) {
      task = loop.createTask(this);
    } else {
      close();
    }
  }

  Flow.Subscription subscription() {
    return new Flow.Subscription() {
      @Override
      public void request(long n) {
        if (n <= 0) {
          IllegalArgumentException wrong =
              new IllegalArgumentException(
                  "request(" + n + "); a subscriber must ask for 1 or more (rule 3.9)");
          onLoop(() -> end(wrong));
        } else if (demand.getAndAccumulate(n, Publishing::added) == 0) {
          onLoop(Publishing.this::wake);
        }
      }

      @Override
      public void cancel() {
        onLoop(() -> end(null));
      }
    };
  }

  private static long added(long before, long more) {
    long sum = before + more;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private void onLoop(Runnable action) {
    LateCall.unlessClosed(loop, action);
  }

  private void wake() {
    Future<@Nullable Void> waiting = waiter;
    if (waiting != null && !waiting.done()) {
      waiting.finish(null);
    }
  }

  private void end(@Nullable Throwable reason) {
    if (!isCancelled) {
      isCancelled = true;
      lastWord = reason;
      if (task != null) {
        task.cancel();
      }
    }
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Object answer = null;
    try {
      if (state == 0) {
        values = Objects.requireNonNull(iterators.get(), "the supplier gave null for an iterator");
      } else {
        answer = take();
      }
      return state == CLOSE ? closed() : proceed(answer);
    } catch (Throwable thrown) {
      return leave(thrown);
    }
  }

  private @Nullable Object proceed(@Nullable Object given) throws Throwable {
    Object answer = given;
    boolean hasAnswer = state == NEXT;
    while (true) {
      if (hasAnswer) {
        Next<T> next = Unchecked.cast(answer);
        if (!next.hasValue()) {
          subscriber.onComplete();
          return null;
        }
        if (demand.get() != Long.MAX_VALUE) {
          demand.decrementAndGet();
        }
        subscriber.onNext(next.value());
      }
      if (demand.get() == 0) {
        state = ASKED_FOR;
        Future<@Nullable Void> waiting = loop.createFuture();
        waiter = waiting;
        return Suspension.on(waiting).push(this);
      }
      state = NEXT;
      answer = Await.await(Objects.requireNonNull(values).next());
      if (answer instanceof Suspension suspension) {
        return suspension.push(this);
      }
      hasAnswer = true;
    }
  }

  /** After a cancellation the iterator is closed; a failure goes to the subscriber. */
  private @Nullable Object leave(Throwable thrown) throws Throwable {
    if (state == CLOSE) {
      throw thrown; // nobody is left to hear of it but the loop
    }
    if (!isCancelled && !(thrown instanceof CancelledError)) {
      subscriber.onError(thrown);
      return null;
    }
    if (!isCancelled) {
      lastWord = thrown; // the task has been cancelled, not the subscription
    }
    state = CLOSE;
    AsyncIterator<T> open = values;
    Object answer = open == null ? null : Await.await(open.aclose());
    return answer instanceof Suspension suspension ? suspension.push(this) : closed();
  }

  private @Nullable Object closed() {
    if (lastWord != null) {
      subscriber.onError(lastWord);
    }
    return null;
  }

  /** A copy would call the same subscriber. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
