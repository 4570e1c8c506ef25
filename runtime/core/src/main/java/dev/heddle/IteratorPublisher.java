package dev.heddle;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** {@link Asyncio#toPublisher}: each subscriber gets the values of an iterator of its own. */
final class IteratorPublisher<T> implements Flow.Publisher<T> {
  private final Supplier<? extends AsyncIterator<T>> iterators;
  private final EventLoop loop;

  IteratorPublisher(Supplier<? extends AsyncIterator<T>> iterators, EventLoop loop) {
    this.iterators = Objects.requireNonNull(iterators, "iterators");
    this.loop = Objects.requireNonNull(loop, "loop");
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Publishing<T> publishing = new Publishing<>(iterators, subscriber, loop);
    subscriber.onSubscribe(publishing.subscription());
    loop.callSoonThreadsafe(publishing::start);
  }
}
