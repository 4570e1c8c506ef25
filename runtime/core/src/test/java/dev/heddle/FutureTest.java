package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FutureTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Future<Object> future = loop.createFuture();
  private final List<Object> events = new ArrayList<>();

  @Test
  void nullIsNoFailure() {
    try (EventLoop loop = EventLoop.create()) {
      Future<String> future = loop.createFuture();
      NullPointerException refused =
          assertThrows(NullPointerException.class, () -> future.setException(null));
      assertEquals("exception", refused.getMessage());
      assertEquals(false, future.done());
    }
  }

  @Test
  void aPendingFutureHasNeitherResultNorException() {
    assertFalse(future.done() || future.cancelled());
    assertEquals(
        "Result is not set: <Future pending> is not done; await it, or ask done() first",
        assertThrows(InvalidStateException.class, future::result).getMessage());
    assertEquals(
        "Exception is not set: <Future pending> is not done; await it, or ask done() first",
        assertThrows(InvalidStateException.class, future::exception).getMessage());
    assertEquals("<Future pending>", future.toString());
    assertSame(loop, future.getLoop());
  }

  @Test
  void aResultIsSetOnce() {
    future.setResult(7);
    assertTrue(future.done());
    assertEquals(7, future.result());
    assertNull(future.exception());
    assertEquals("<Future finished result=7>", future.toString());
    for (Runnable again :
        List.<Runnable>of(
            () -> future.setResult(8), () -> future.setException(new IOException()))) {
      assertEquals(
          "invalid state: <Future finished> is done already; ask done() before you complete it",
          assertThrows(InvalidStateException.class, again::run).getMessage());
    }
    assertFalse(future.cancel());
  }

  @Test
  void aFailureIsThrownAsItIsCheckedOrNot() {
    IOException failure = new IOException("lost");
    future.setException(failure);
    assertSame(failure, assertThrows(IOException.class, future::result));
    assertSame(failure, future.exception());
    assertEquals("<Future finished exception=IOException('lost')>", future.toString());
  }

  @Test
  void aCancelledFutureThrowsItsMessageEachTime() {
    assertTrue(future.cancel("enough"));
    assertFalse(future.cancel("again"));
    assertTrue(future.cancelled() && future.done());
    assertEquals("enough", assertThrows(CancelledError.class, future::result).getMessage());
    assertEquals("enough", assertThrows(CancelledError.class, future::exception).getMessage());
    assertEquals("<Future cancelled>", future.toString());
  }

  @Test
  void callbacksAreScheduledInTheOrderOfAdditionAndNeverCalledAtOnce() {
    Consumer<Future<Object>> twice = done -> events.add("twice");
    future.addDoneCallback(done -> events.add("first"));
    future.addDoneCallback(twice);
    future.addDoneCallback(twice);
    future.setResult("x");
    future.addDoneCallback(done -> events.add("after " + done.result()));
    assertEquals(List.of(), events);
    onePass();
    assertEquals(List.of("first", "twice", "twice", "after x"), events);
  }

  @Test
  void removingACallbackTakesAllItsAdditions() {
    Consumer<Future<Object>> callback = done -> events.add("removed");
    future.addDoneCallback(callback);
    future.addDoneCallback(done -> events.add("kept"));
    future.addDoneCallback(callback);
    assertEquals(2, future.removeDoneCallback(callback));
    assertEquals(0, future.removeDoneCallback(callback));
    future.setResult(null);
    onePass();
    assertEquals(List.of("kept"), events);
  }

  @Test
  void callbacksShowTheClassTheyAreWrittenIn() {
    future.addDoneCallback(done -> {});
    assertEquals("<Future pending cb=[FutureTest.<lambda>()]>", future.toString());
    future.addDoneCallback(new Named());
    assertEquals(
        "<Future pending cb=[FutureTest.<lambda>(), FutureTest$Named()]>", future.toString());
    future.addDoneCallback(new Named());
    assertEquals(
        "<Future pending cb=[FutureTest.<lambda>(), <1 more>, FutureTest$Named()]>",
        future.toString());
  }

  @Test
  void resultsAreShownAsPythonShowsThem() {
    assertEquals("<Future finished result=None>", withResult(null));
    assertEquals("<Future finished result=True>", withResult(true));
    assertEquals("<Future finished result=\"it's\">", withResult("it's"));
    assertEquals("<Future finished result='a\\nb\\\\'>", withResult("a\nb\\"));
    assertEquals("<Future finished result=[1, 2]>", withResult(List.of(1, 2)));
    assertEquals(
        "<Future finished result='0123456789012...67890123456789'>",
        withResult("0123456789".repeat(4)));
    Future<Object> failed = loop.createFuture();
    failed.setException(new IllegalStateException());
    assertEquals("<Future finished exception=IllegalStateException()>", failed.toString());
  }

  @Test
  void aFutureCanBeMadeATaskThroughItsCoroutine() {
    loop.callSoon(() -> future.setResult("value"));
    assertEquals("value", loop.runUntilComplete(loop.createTask(future.coroutine())));
  }

  @Test
  void awaitingADoneFutureDoesNotGiveUpTheTurn() {
    future.setResult("done");
    loop.callSoon(() -> events.add("before"));
    Task<Object> task =
        loop.createTask(
            script(
                    v -> {
                      loop.callSoon(() -> events.add("later"));
                      return future;
                    })
                .then(v -> events.add(v)));
    loop.runUntilComplete(task);
    assertEquals(List.of("before", "done", "later"), events);
  }

  @Test
  void aHundredThousandWaitersCanEachBeTakenBack() {
    List<Consumer<Future<Object>>> callbacks = new ArrayList<>();
    List<Waiter> waiters = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      callbacks.add(done -> events.add("called"));
      Waiter waiter = new DoneCallback<>(future, callbacks.get(i));
      waiters.add(waiter);
      future.addWaiter(waiter);
    }
    for (int i = 99_999; i >= 1; i--) {
      waiters.get(i).unlink();
    }
    future.setResult(null);
    onePass();
    assertEquals(List.of("called"), events);
  }

  private String withResult(Object result) {
    Future<Object> finished = loop.createFuture();
    finished.setResult(result);
    return finished.toString();
  }

  @Test
  void aContextGivenForACallbackIsSharedAndNotCopied() {
    ContextVar<String> name = new ContextVar<>("name");
    Context context = new Context();
    future.addDoneCallback(done -> name.set("set by the callback"), context);
    future.setResult(1);
    onePass();
    assertEquals("set by the callback", context.get(name));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  private static final class Named implements Consumer<Future<Object>> {
    @Override
    public void accept(Future<Object> done) {}
  }
}
