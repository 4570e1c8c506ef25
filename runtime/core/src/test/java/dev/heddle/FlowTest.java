package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Publishers as asynchronous iterators, and the other way round. */
class FlowTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  /** A publisher and the one subscriber that it has. */
  private final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
    private Flow.Subscriber<? super String> subscriber;

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
  private final class Listener implements Flow.Subscriber<Integer> {
    private Flow.Subscription subscription;

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

  private AsyncIterator<Integer> counting(int last) {
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

  private void passes() {
    for (int i = 0; i < 5; i++) {
      loop.runUntilComplete(Asyncio.yieldNow());
    }
  }

  @Test
  void theItemsComeInOrderUpToTheEnd() {
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 8);
    AsyncIterator<Integer> items = Asyncio.fromPublisher(publisher);
    Task<List<Integer>> all = loop.createTask(items.toList());
    passes();
    List.of(1, 2, 3).forEach(publisher::submit);
    publisher.close();
    assertEquals(List.of(1, 2, 3), loop.runUntilComplete(all));
    assertEquals("Next[end]", loop.runUntilComplete(items.next()).toString());
  }

  @Test
  void asManyAreAskedForAsThereIsRoomFor() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher, 2);
    assertEquals(List.of(), events);
    Task<Next<String>> first = loop.createTask(items.next());
    passes();
    assertEquals(List.of("request 2"), events);
    publisher.subscriber.onNext("a");
    publisher.subscriber.onNext("b");
    passes();
    assertEquals("Next[a]", first.result().toString());
    assertEquals(List.of("request 2", "request 1"), events);
    assertEquals("Next[b]", loop.runUntilComplete(items.next()).toString());
    assertEquals(List.of("request 2", "request 1", "request 1"), events);
  }

  @Test
  void theFailureComesAfterTheItems() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    Task<Next<String>> first = loop.createTask(items.next());
    passes();
    IOException failure = new IOException("broken");
    publisher.subscriber.onNext("a");
    publisher.subscriber.onNext("b");
    publisher.subscriber.onError(failure);
    passes();
    assertEquals("Next[a]", first.result().toString());
    assertEquals("Next[b]", loop.runUntilComplete(items.next()).toString());
    assertSame(failure, assertThrows(IOException.class, () -> loop.runUntilComplete(items.next())));
    assertEquals("Next[end]", loop.runUntilComplete(items.next()).toString());
  }

  @Test
  void closingCancelsTheSubscription() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    Task<Next<String>> first = loop.createTask(items.next());
    passes();
    loop.runUntilComplete(items.aclose());
    publisher.subscriber.onNext("too late");
    passes();
    assertEquals("Next[end]", first.result().toString());
    assertEquals(List.of("request 16", "cancel"), events);
  }

  @Test
  void aCancelledWaiterLosesNothing() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    Task<Next<String>> first = loop.createTask(items.next());
    passes();
    publisher.subscriber.onNext("a");
    first.cancel();
    passes();
    assertTrue(first.cancelled());
    assertEquals("Next[a]", loop.runUntilComplete(items.next()).toString());
  }

  @Test
  void onlyOneCanWaitForTheNext() {
    AsyncIterator<String> items = Asyncio.fromPublisher(new ByHand());
    loop.createTask(items.next());
    passes();
    String message =
        assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(items.next()))
            .getMessage();
    assertTrue(
        message.endsWith(" is being awaited already; await one value before the next is asked for"),
        message);
    assertEquals(
        "room for 0 items; it must be 1 or more",
        assertThrows(IllegalArgumentException.class, () -> Asyncio.fromPublisher(new ByHand(), 0))
            .getMessage());
  }

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

  @Test
  void whatOneLoopPublishesAnotherOneIterates() throws InterruptedException {
    EventLoop source = EventLoop.create();
    Thread runner = new Thread(source::runForever, "source");
    runner.start();
    List<Integer> seen =
        Asyncio.run(
            Asyncio.fromPublisher(Asyncio.toPublisher(() -> counting(5), source), 2).toList());
    assertEquals(List.of(1, 2, 3, 4, 5), seen);
    source.callSoonThreadsafe(source::stop);
    runner.join();
    source.close();
  }
}
