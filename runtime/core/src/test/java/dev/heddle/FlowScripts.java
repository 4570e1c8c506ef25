package dev.heddle;

import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;

/** What tests of publishers and subscribers are made of. */
abstract class FlowScripts {
  final EventLoop loop = VirtualTime.loop();
  final List<Object> events = new ArrayList<>();

  /** A publisher and the one subscriber that it has. */
  final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
    Flow.Subscriber<? super String> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super String> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      events.add("request " + n);
    }

    @Override
    public void cancel() {
      events.add("cancel");
    }
  }

  /** Asks for nothing by itself. */
  class Listener implements Flow.Subscriber<Integer> {
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Integer item) {
      events.add(item);
    }

    @Override
    public void onError(Throwable thrown) {
      events.add(thrown);
    }

    @Override
    public void onComplete() {
      events.add("complete");
    }
  }

  AsyncIterator<Integer> counting(int last) {
    Iterator<Integer> numbers = List.of(1, 2, 3, 4, 5).subList(0, last).iterator();
    return new AsyncIterator<>() {
      @Override
      public Coroutine<Next<Integer>> next() {
        return Asyncio.done(numbers.hasNext() ? Next.of(numbers.next()) : Next.end());
      }

      @Override
      public Coroutine<Void> aclose() {
        events.add("closed");
        return Asyncio.done();
      }
    };
  }

  void passes() {
    for (int i = 0; i < 5; i++) {
      loop.runUntilComplete(Asyncio.yieldNow());
    }
  }
}
