package dev.heddle.frame;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.testkit.OtherThread;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Async methods that return a future, called where no loop is running. */
class FutureDriverTest {
  private final List<Object> events = new ArrayList<>();
  private final CompletableFuture<Object> stage = new CompletableFuture<>();

  private static CompletableFuture<?> start(Script<?> script) {
    return Start.future(script);
  }

  private Object note(Throwable failure) throws Throwable {
    events.add(failure.getClass().getSimpleName());
    throw failure;
  }

  @Test
  void itRunsAtOnceToItsFirstSuspensionAndOnWhereThatIsCompleted() {
    CompletableFuture<?> future =
        start(
            script(v -> events.add(Thread.currentThread().getName()))
                .then(v -> stage)
                .then(
                    value -> {
                      events.add(Thread.currentThread().getName());
                      return value;
                    }));
    String here = Thread.currentThread().getName();
    assertEquals(List.of(here), events);
    assertFalse(future.isDone());
    OtherThread.run(() -> stage.complete("value"));
    assertEquals("value", future.join());
    assertEquals(List.of(here, "other"), events);
  }

  @Test
  void whatNeverSuspendsIsDoneWhenItReturns() {
    assertEquals("value", start(script(v -> "value")).getNow(null));
    assertEquals(1, start(script(v -> CompletableFuture.completedFuture(1))).getNow(null));
    assertEquals("on", start(script(v -> Asyncio.yieldNow()).then(v -> "on")).getNow(null));
  }

  @Test
  void aFailureIsTheFuturesAsItWasThrown() {
    IOException failure = new IOException("broken");
    CompletableFuture<?> future =
        start(
            script(
                v -> {
                  throw failure;
                }));
    assertSame(failure, assertThrows(ExecutionException.class, future::get).getCause());
    assertSame(failure, assertThrows(CompletionException.class, future::join).getCause());
    CompletableFuture<?> later = start(script(v -> stage));
    OtherThread.run(() -> stage.completeExceptionally(failure));
    assertSame(failure, assertThrows(ExecutionException.class, later::get).getCause());
  }

  @Test
  void cancellingTheFutureThrowsAtTheAwait() {
    CompletableFuture<?> future = start(script(v -> stage).except(this::note));
    assertTrue(future.cancel(true));
    assertTrue(stage.isCancelled(), "so is what it waited for");
    assertEquals(List.of("CancelledError"), events);
    assertThrows(CancellationException.class, future::join);
    assertTrue(future.cancel(true), "is cancelled already");
  }

  @Test
  void aCoroutineThatIsCancelledByItselfGoesOnToItsNextAwait() {
    CompletableFuture<Object> self = new CompletableFuture<>();
    CompletableFuture<?> future =
        start(
            script(v -> self)
                .then(
                    mine -> {
                      ((CompletableFuture<?>) mine).cancel(false);
                      events.add("goes on");
                      return stage;
                    })
                .except(this::note));
    self.complete(future);
    assertEquals(List.of("goes on", "CancelledError"), events);
    assertTrue(future.isCancelled());
  }

  @Test
  void aCancellationIsThrownOnce() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    CompletableFuture<?> future =
        start(script(v -> stage).except(failure -> cleanup).then(events::add));
    future.cancel(false);
    assertFalse(cleanup.isCancelled());
    cleanup.complete("cleaned");
    assertEquals(List.of("cleaned"), events);
  }

  @Test
  void whatEndsByACancellationIsCancelled() {
    CompletableFuture<?> future = start(script(v -> stage));
    stage.cancel(false);
    assertTrue(future.isCancelled());
    Throwable told = future.<Throwable>handle((value, failure) -> failure).join();
    assertInstanceOf(CancellationException.class, told);
    assertInstanceOf(CancelledError.class, told.getCause());
  }

  @Test
  void aChainOfFuturesIsWalkedInALoop() {
    CompletableFuture<?> last = stage;
    CompletableFuture<?> middle = null;
    for (int i = 0; i < 20_000; i++) {
      CompletableFuture<?> awaited = last;
      last = start(script(v -> awaited).then(value -> (Integer) value + 1));
      middle = i == 10_000 ? last : middle;
    }
    stage.complete(0);
    assertEquals(10_001, middle.join());
    assertEquals(20_000, last.join());
  }

  @Test
  void aChainOfFuturesIsCancelledInALoop() {
    CompletableFuture<?> last = stage;
    for (int i = 0; i < 20_000; i++) {
      CompletableFuture<?> awaited = last;
      last = start(script(v -> awaited).except(this::note));
    }
    last.cancel(true);
    assertTrue(stage.isCancelled());
    assertEquals(20_000, events.size());
  }

  @Test
  void thousandsOfAwaitsThatAreDoneTakeNoStack() {
    Script<Object> script = Script.named("counts");
    for (int i = 0; i < 20_000; i++) {
      int n = i;
      script.then(v -> CompletableFuture.completedFuture(n)).then(v -> new JustDone());
    }
    assertEquals("done", start(script).join());
  }

  /** Completed by another thread between the question whether it is done and the subscription. */
  private static final class JustDone extends CompletableFuture<Object> {
    JustDone() {
      complete("done");
    }

    @Override
    public boolean isDone() {
      return false;
    }
  }

  @Test
  void aCoroutineMayWaitForAnotherThatItWakes() {
    CompletableFuture<Object> promise = new CompletableFuture<>();
    CompletableFuture<?> other = start(script(v -> promise));
    CompletableFuture<?> future =
        start(
            script(v -> stage)
                .then(
                    v -> {
                      promise.complete("woken");
                      return other.isDone() ? other.join() : "put off";
                    }));
    stage.complete("go");
    assertEquals("woken", future.join());
  }

  @Test
  void aFailureThatNobodyCanSeeIsReported() {
    CompletableFuture<?> future =
        start(
            script(v -> stage)
                .except(
                    failure -> {
                      throw new IOException("cleaning up");
                    }));
    Thread here = Thread.currentThread();
    here.setUncaughtExceptionHandler((thread, failure) -> events.add(failure.getMessage()));
    try {
      future.cancel(true);
    } finally {
      here.setUncaughtExceptionHandler(null);
    }
    assertEquals(List.of("cleaning up"), events);
  }

  @Test
  void withoutALoopThereIsNothingToSleepOn() {
    CompletionException sleeping =
        assertThrows(
            CompletionException.class,
            start(script(v -> Asyncio.sleep(Duration.ofMillis(1))))::join);
    assertEquals(
        "no running event loop; call it in an @Async method that Asyncio.run(...) runs",
        sleeping.getCause().getMessage());
    EventLoop loop = VirtualTime.loop();
    Future<Object> future = loop.createFuture();
    Throwable refused =
        assertThrows(CompletionException.class, start(script(v -> future))::join).getCause();
    assertEquals(
        "cannot wait for <Future pending> without its event loop: this async method was called where"
            + " no loop was running; call it in a coroutine of that loop, or await a"
            + " CompletionStage",
        refused.getMessage());
  }

  @Test
  void onTheThreadOfALoopItMayWaitForThatLoop() {
    EventLoop loop = VirtualTime.loop();
    CompletableFuture<?> future =
        start(
            script(v -> stage)
                .then(
                    v -> {
                      assertNull(Asyncio.currentTask(), "whoever woke it is not it");
                      return Asyncio.sleep(Duration.ofSeconds(1), "slept");
                    }));
    loop.runUntilComplete(
        script(
            v -> {
              stage.complete("go");
              return future;
            }));
    assertEquals("slept", future.join());
  }

  @Test
  void whereALoopIsRunningItIsATaskThatHasBegun() {
    EventLoop loop = VirtualTime.loop();
    Object result =
        loop.runUntilComplete(
            script(
                v -> {
                  CompletableFuture<?> future =
                      start(
                          script(w -> events.add("begun"))
                              .then(w -> stage)
                              .then(w -> events.add(Thread.currentThread().getName()))
                              .then(w -> Asyncio.sleep(Duration.ofSeconds(1), "slept")));
                  events.add("called");
                  loop.callSoon(() -> OtherThread.run(() -> stage.complete("value")));
                  return future;
                }));
    assertEquals("slept", result);
    assertEquals(List.of("begun", "called", Thread.currentThread().getName()), events);
  }

  @Test
  void cancellingTheFutureOfSuchATaskThrowsAtItsAwait() {
    EventLoop loop = VirtualTime.loop();
    Object result =
        loop.runUntilComplete(
            script(
                    v -> {
                      CompletableFuture<?> future = start(script(w -> stage).except(this::note));
                      assertTrue(future.cancel(true));
                      return Asyncio.sleep(Duration.ofSeconds(1));
                    })
                .then(v -> stage.isCancelled()));
    assertEquals(true, result);
    assertEquals(List.of("CancelledError"), events);
  }
}
