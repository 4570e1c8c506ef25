package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Asynchronous iterators as publishers. */
class FlowPublisherTest extends FlowScripts {
  @Test
  void aSubscriberGetsAsManyAsItAsksFor() {
    Listener listener = new Listener();
    Asyncio.toPublisher(() -> counting(3), loop).subscribe(listener);
    passes();
    assertEquals(List.of(), events);
    listener.subscription.request(2);
    passes();
    assertEquals(List.of(1, 2), events);
    listener.subscription.request(Long.MAX_VALUE);
    listener.subscription.request(1);
    passes();
    assertEquals(List.of(1, 2, 3, "complete"), events);
  }

  @Test
  void cancellingClosesTheIterator() {
    Listener listener = new Listener();
    Asyncio.toPublisher(() -> counting(5), loop).subscribe(listener);
    listener.subscription.request(1);
    passes();
    listener.subscription.cancel();
    passes();
    assertEquals(List.of(1, "closed"), events, "though nobody asks for anything");
    listener.subscription.request(3);
    passes();
    assertEquals(List.of(1, "closed"), events);
  }

  @Test
  void askingForNothingIsAnError() {
    Listener listener = new Listener();
    Asyncio.toPublisher(() -> counting(5), loop).subscribe(listener);
    passes();
    listener.subscription.request(0);
    passes();
    assertEquals("closed", events.get(0));
    assertEquals(
        "request(0); a subscriber must ask for 1 or more (rule 3.9)",
        ((Throwable) events.get(1)).getMessage());
  }

  @Test
  void askingForNothingBeforeTheBeginningIsAnErrorToo() {
    Listener listener =
        new Listener() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.request(-1);
          }
        };
    Asyncio.toPublisher(() -> counting(5), loop).subscribe(listener);
    passes();
    assertEquals(1, events.size());
    assertEquals(IllegalArgumentException.class, events.get(0).getClass());
  }

  @Test
  void whoeverCancelsWhileTakingAnItemGetsNoMore() {
    Listener listener =
        new Listener() {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            subscription.cancel();
          }
        };
    Asyncio.toPublisher(() -> counting(5), loop).subscribe(listener);
    listener.subscription.request(Long.MAX_VALUE);
    passes();
    assertEquals(List.of(1, "closed"), events);
  }

  @Test
  void aSubscriberThatFailsIsToldNothingMoreAndTheIteratorIsClosed() {
    IllegalStateException failure = new IllegalStateException("of the subscriber");
    loop.setExceptionHandler((where, context) -> events.add(context.exception()));
    Listener atItem =
        new Listener() {
          @Override
          public void onNext(Integer item) {
            throw failure;
          }
        };
    Listener atEnd =
        new Listener() {
          @Override
          public void onComplete() {
            throw failure;
          }
        };
    for (Listener listener : List.of(atItem, atEnd)) {
      Asyncio.toPublisher(() -> counting(1), loop).subscribe(listener);
      listener.subscription.request(2);
      loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    }
    assertEquals(List.of("closed", failure, 1, "closed", failure), events);
  }

  @Test
  void theFailureOfTheIteratorGoesToTheSubscriber() {
    IOException failure = new IOException("broken");
    AsyncIterator<Integer> broken =
        () ->
            script(
                v -> {
                  throw failure;
                });
    Listener listener = new Listener();
    Asyncio.toPublisher(() -> broken, loop).subscribe(listener);
    listener.subscription.request(1);
    passes();
    assertEquals(List.of(failure), events);
  }
}
