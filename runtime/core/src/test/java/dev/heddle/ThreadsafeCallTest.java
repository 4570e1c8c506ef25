package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coroutines that other threads bring to a running loop. */
class ThreadsafeCallTest {
  private final EventLoop loop = EventLoop.create();
  private final Thread runner = new Thread(loop::runForever, "runner");
  private final List<ErrorContext> reports = new ArrayList<>();

  @BeforeEach
  void start() {
    loop.setExceptionHandler((where, context) -> reports.add(context));
    runner.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    loop.callSoonThreadsafe(loop::stop);
    runner.join();
    loop.close();
  }

  @Test
  void theResultComesBackToTheCaller() throws Exception {
    Script<Object> asks = script(v -> Asyncio.yieldNow()).then(v -> Thread.currentThread());
    assertSame(runner, Asyncio.runCoroutineThreadsafe(asks, loop).get());
  }

  /** The loop could do nothing for it meanwhile: it would be the end of everything. */
  @Test
  void onTheLoopsOwnThreadWaitingForItIsRefused() throws Exception {
    Coroutine<Object> waits =
        script(
            v -> {
              List<Callable<?>> ways = new ArrayList<>();
              for (CompletableFuture<Object> future :
                  List.of(
                      (CompletableFuture<Object>)
                          Asyncio.runCoroutineThreadsafe(script(w -> "x"), loop),
                      loop.createFuture().toCompletableFuture())) {
                future.orTimeout(10, TimeUnit.SECONDS); // else a failure of this test is a hang
                ways.add(future::get);
                ways.add(() -> future.get(1, TimeUnit.MINUTES));
                ways.add(future::join);
              }
              List<String> told = new ArrayList<>();
              for (Callable<?> way : ways) {
                told.add(assertThrows(IllegalStateException.class, way::call).getMessage());
              }
              return told;
            });
    assertEquals(
        Collections.nCopies(
            6,
            "this thread runs <EventLoop running=True closed=False debug=False>, which is to"
                + " complete the future: it would wait for itself; await it instead"),
        Asyncio.runCoroutineThreadsafe(waits, loop).get(10, TimeUnit.SECONDS));
  }

  @Test
  void aLookThatDoesNotWaitIsAllowedOnTheLoopsOwnThread() throws Exception {
    Coroutine<Object> looks =
        script(
            v -> {
              CompletableFuture<Object> open = loop.createFuture().toCompletableFuture();
              assertThrows(TimeoutException.class, () -> open.get(0, TimeUnit.SECONDS));
              assertThrows(TimeoutException.class, () -> open.get(-1, TimeUnit.SECONDS));
              return "looked";
            });
    assertEquals("looked", Asyncio.runCoroutineThreadsafe(looks, loop).get(10, TimeUnit.SECONDS));
  }

  @Test
  void whatIsDoneCanBeAskedForOnTheLoopsOwnThread() throws Exception {
    Coroutine<Object> looks =
        script(v -> loop.createTask(script(w -> "x")))
            .then(
                v -> {
                  Future<Object> done = loop.createFuture();
                  done.setResult(v);
                  return done.toCompletableFuture().get();
                });
    assertEquals("x", Asyncio.runCoroutineThreadsafe(looks, loop).get());
  }

  @Test
  void theFailureComesBackToTheCaller() {
    IOException failure = new IOException("on the loop");
    Script<Object> fails =
        script(
            v -> {
              throw failure;
            });
    assertSame(
        failure,
        assertThrows(ExecutionException.class, Asyncio.runCoroutineThreadsafe(fails, loop)::get)
            .getCause());
  }

  @Test
  void cancellingReachesTheTask() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    java.util.concurrent.Future<Object> call =
        Asyncio.runCoroutineThreadsafe(
            script(
                    v -> {
                      waits.countDown();
                      return loop.createFuture();
                    })
                .last(cancelled::countDown),
            loop);
    waits.await();
    assertTrue(call.cancel(true));
    cancelled.await();
    assertThrows(CancellationException.class, call::get);
  }

  @Test
  void aTaskThatIsCancelledOnTheLoopIsCancelledForTheCaller() {
    Script<Object> givesUp =
        script(
            v -> {
              Asyncio.currentTask().cancel();
              return Asyncio.yieldNow();
            });
    java.util.concurrent.Future<Object> call = Asyncio.runCoroutineThreadsafe(givesUp, loop);
    assertThrows(CancellationException.class, call::get);
    assertTrue(call.isCancelled());
  }

  @Test
  void aTaskThatCannotBeMadeIsAnErrorOnBothSides() throws Exception {
    Asyncio.runCoroutineThreadsafe(
            script(
                v -> {
                  loop.setTaskFactory(ThreadsafeCallTest::refuse);
                  return null;
                }),
            loop)
        .get();
    java.util.concurrent.Future<Object> call =
        Asyncio.runCoroutineThreadsafe(script(v -> "never"), loop);
    Throwable failure = assertThrows(ExecutionException.class, call::get).getCause();
    assertEquals("no more tasks", failure.getMessage());
    FutureTask<List<Throwable>> seen =
        new FutureTask<>(() -> reports.stream().map(ErrorContext::exception).toList());
    loop.callSoonThreadsafe(seen);
    assertEquals(List.of(failure), seen.get());
  }

  private static <T extends @Nullable Object> Task<T> refuse(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    throw new IllegalStateException("no more tasks");
  }

  @Test
  void aVirtualThreadCanBlockOnALoopAndRunOneOfItsOwn() throws Exception {
    Assumptions.assumeTrue(Runtime.version().feature() >= 21, "needs virtual threads");
    FutureTask<String> both =
        new FutureTask<>(
            () ->
                Asyncio.runCoroutineThreadsafe(Asyncio.done("loop"), loop).get()
                    + Asyncio.run(Asyncio.sleep(java.time.Duration.ofMillis(1), " own")));
    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, both);
    assertEquals("loop own", both.get());
  }

  private static void assertEndsWith(EventLoop closed, java.util.concurrent.Future<?> future) {
    Throwable failure = assertThrows(ExecutionException.class, future::get).getCause();
    assertEquals(
        "Event loop is closed: "
            + closed
            + " was to complete this future; wait for it before you close the loop",
        failure.getMessage());
    assertTrue(failure instanceof IllegalStateException);
  }

  @Test
  void whoWaitsForALoopThatIsClosedIsTold() {
    EventLoop other = EventLoop.create();
    other.setExceptionHandler((where, context) -> reports.add(context));
    java.util.concurrent.Future<Object> begun =
        Asyncio.runCoroutineThreadsafe(script(v -> other.createFuture()), other);
    java.util.concurrent.Future<Object> outside = other.createFuture().toCompletableFuture();
    other.runUntilComplete(Asyncio.yieldNow());
    java.util.concurrent.Future<Object> dropped =
        Asyncio.runCoroutineThreadsafe(script(v -> "never"), other);
    other.close();
    assertEndsWith(other, begun);
    assertEndsWith(other, outside);
    assertEndsWith(other, dropped);
  }

  @Test
  void theFutureOfALoopThatHasBeenClosedCanStillBeCancelled() {
    EventLoop other = EventLoop.create();
    other.close();
    assertThrows(
        IllegalStateException.class, () -> Asyncio.runCoroutineThreadsafe(Asyncio.done(), other));
    java.util.concurrent.Future<Object> late = other.createFuture().toCompletableFuture();
    assertTrue(late.cancel(true));
  }
}
