package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Publishers as asynchronous iterators, and the other way round. */
class FlowTest extends FlowScripts {
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
  void anIteratorBelongsToTheLoopThatFirstAsked() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    loop.createTask(items.next());
    passes();
    publisher.subscriber.onNext("a");
    publisher.subscriber.onNext("b");
    passes();
    EventLoop other = VirtualTime.loop();
    assertEquals(
        "the iterator of "
            + publisher
            + " belongs to another event loop; make one in the"
            + " coroutine that uses it, by fromPublisher",
        assertThrows(IllegalStateException.class, () -> other.runUntilComplete(items.next()))
            .getMessage());
    assertEquals("Next[b]", loop.runUntilComplete(items.next()).toString(), "nothing is lost");
  }

  /** Nothing has to be waited for. */
  @Test
  void anItemThatIsThereCanBeTakenWithoutALoop() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    loop.createTask(items.next());
    passes();
    List.of("a", "b").forEach(publisher.subscriber::onNext);
    passes();
    assertEquals("Returned[result=Next[b]]", items.next().send(null).toString());
    assertThrows(IllegalStateException.class, () -> items.next().send(null), "now it would wait");
  }

  @Test
  void onlyItsOwnLoopMayCloseIt() {
    ByHand publisher = new ByHand();
    AsyncIterator<String> items = Asyncio.fromPublisher(publisher);
    Task<Next<String>> first = loop.createTask(items.next());
    passes();
    EventLoop other = VirtualTime.loop();
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> other.runUntilComplete(script(v -> items.aclose())))
            .getMessage();
    assertTrue(message.contains(" belongs to another event loop; "), message);
    assertEquals(List.of("request 16"), events);
    publisher.subscriber.onNext("a");
    assertEquals("Next[a]", loop.runUntilComplete(first).toString(), "it is still open");
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

  /** The iterator never waits, so that nobody else gets a turn. */
  @Test
  void aPublisherThatRefusesIsAskedAgain() {
    List<Flow.Subscriber<?>> asked = new ArrayList<>();
    AsyncIterator<String> items =
        Asyncio.fromPublisher(
            subscriber -> {
              asked.add(subscriber);
              throw new UnsupportedOperationException("refused");
            });
    for (int i = 0; i < 2; i++) {
      assertThrows(UnsupportedOperationException.class, () -> loop.runUntilComplete(items.next()));
    }
    assertEquals(2, asked.size());
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
