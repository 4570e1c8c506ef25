package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.ContextVar;
import dev.heddle.testkit.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocking functions on threads of executors. */
class ExecutorTest {
  private final EventLoop loop = EventLoop.create();
  private final List<Object> events = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void close() {
    loop.close();
  }

  private Object blocking() throws InterruptedException {
    begun.countDown();
    try {
      mayEnd.await();
      return "ended";
    } catch (InterruptedException e) {
      events.add("interrupted");
      throw e;
    }
  }

  /** Waits, off the loop's thread, until the blocking function runs; then cancels its task. */
  private Object cancelWhileItRuns(OnCancel onCancel) {
    Task<Object> task = loop.createTask(Asyncio.toThread(onCancel, this::blocking));
    return loop.runUntilComplete(
        script(v -> Asyncio.toThread(() -> awaited(begun)))
            .run(task::cancel)
            .then(v -> Asyncio.yieldNow())
            .then(v -> Asyncio.yieldNow())
            .then(v -> Asyncio.yieldNow())
            .run(() -> events.add("cancelled " + task.cancelled()))
            .run(mayEnd::countDown)
            .then(v -> task)
            .except(e -> e));
  }

  private static Object awaited(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return null;
  }

  @Test
  void theDefaultExecutorHasThreadsOfItsOwn() {
    Object thread =
        loop.runUntilComplete(loop.runInExecutor(null, () -> Thread.currentThread().getName()));
    assertEquals("asyncio_0", thread);
  }

  @Test
  void theFailureOfTheFunctionIsThatOfTheFuture() {
    IOException failure = new IOException("in the thread");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                loop.runUntilComplete(
                    loop.runInExecutor(
                        null,
                        () -> {
                          throw failure;
                        }))));
  }

  @Test
  void anExecutorOfOnesOwnIsUsedAsItIs() {
    Thread caller = Thread.currentThread();
    assertSame(
        caller, loop.runUntilComplete(loop.runInExecutor(Runnable::run, Thread::currentThread)));
  }

  @Test
  void aFunctionThatIsCancelledBeforeItBeginsNeverRuns() {
    List<Runnable> queued = new ArrayList<>();
    Future<Object> future = loop.runInExecutor(queued::add, () -> events.add("ran"));
    assertTrue(future.cancel());
    queued.forEach(Runnable::run);
    loop.runUntilComplete(Asyncio.yieldNow());
    assertEquals(List.of(), events);
    assertTrue(future.cancelled());
  }

  @Test
  void aChosenDefaultExecutorIsShutDownWithTheLoop() {
    ExecutorService chosen = Executors.newSingleThreadExecutor();
    loop.setDefaultExecutor(chosen);
    loop.runUntilComplete(loop.runInExecutor(null, () -> "x"));
    loop.close();
    assertTrue(chosen.isShutdown());
  }

  @Test
  void afterItsShutdownTheDefaultExecutorRefuses() {
    loop.runUntilComplete(loop.runInExecutor(null, () -> "x"));
    loop.runUntilComplete(loop.shutdownDefaultExecutor());
    assertEquals(
        "Executor shutdown has been called; give runInExecutor an executor of your own",
        assertThrows(IllegalStateException.class, () -> loop.runInExecutor(null, () -> "x"))
            .getMessage());
    loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofMinutes(1)));
  }

  @Test
  void theShutdownWaitsForTheThreads() {
    loop.runUntilComplete(
        script(
                v -> {
                  loop.runInExecutor(null, this::blocking);
                  Task<?> shutdown =
                      loop.createTask(loop.shutdownDefaultExecutor(Duration.ofMinutes(1)));
                  events.add(shutdown);
                  return Asyncio.yieldNow();
                })
            .then(v -> Asyncio.yieldNow())
            .run(() -> assertFalse(((Task<?>) events.get(0)).done()))
            .run(mayEnd::countDown)
            .then(v -> events.get(0)));
  }

  @Test
  void theSecondShutdownWaitsForTheThreadsToo() {
    loop.runUntilComplete(
        script(
                v -> {
                  loop.runInExecutor(null, this::blocking);
                  events.add(loop.createTask(loop.shutdownDefaultExecutor()));
                  events.add(loop.createTask(loop.shutdownDefaultExecutor()));
                  return Asyncio.yieldNow();
                })
            .then(v -> Asyncio.yieldNow())
            .run(() -> assertFalse(((Task<?>) events.get(1)).done()))
            .run(mayEnd::countDown)
            .then(v -> events.get(0))
            .then(v -> events.get(1)));
  }

  @Test
  void theShutdownGivesUpWhenTheTimeIsOver() {
    List<String> lines =
        LogLines.during(
            () ->
                loop.runUntilComplete(
                    script(
                        v -> {
                          loop.runInExecutor(null, this::blocking);
                          return loop.shutdownDefaultExecutor(Duration.ofMillis(1));
                        })));
    mayEnd.countDown();
    assertEquals(
        List.of(
            "WARNING The executor did not finish joining its threads within 0.001 seconds; they are"
                + " left alone"),
        lines);
  }

  @Test
  void toThreadCopiesTheContext() {
    ContextVar<String> name = new ContextVar<>("name", "unset");
    Thread caller = Thread.currentThread();
    assertEquals(
        "task, task, on another thread",
        loop.runUntilComplete(
            script(v -> name.set("task"))
                .then(
                    v ->
                        Asyncio.toThread(
                            () -> {
                              assertNotSame(caller, Thread.currentThread());
                              String seen = name.get();
                              name.set("thread");
                              return seen + ", on another thread";
                            }))
                .then(v -> name.get() + ", " + v)));
  }

  @Test
  void aCancelledFunctionCanBeAbandoned() {
    assertTrue(cancelWhileItRuns(OnCancel.ABANDON) instanceof CancelledError);
    assertEquals(List.of("cancelled true"), events);
  }

  @Test
  void aCancelledFunctionCanBeWaitedFor() {
    assertTrue(cancelWhileItRuns(OnCancel.WAIT) instanceof CancelledError);
    assertEquals(List.of("cancelled false"), events);
  }

  @Test
  void aCancelledFunctionCanBeInterrupted() {
    loop.setDefaultExecutor(Executors.newFixedThreadPool(2));
    Task<Object> task = loop.createTask(Asyncio.toThread(OnCancel.INTERRUPT, this::blocking));
    Object error =
        loop.runUntilComplete(
            script(v -> Asyncio.toThread(() -> awaited(begun)))
                .run(task::cancel)
                .then(v -> task)
                .except(e -> e));
    assertEquals(List.of("interrupted"), events);
    Throwable[] suppressed = ((CancelledError) error).getSuppressed();
    assertEquals(1, suppressed.length);
    assertTrue(suppressed[0] instanceof InterruptedException);
  }

  @Test
  void aFunctionThatHasNotBegunIsNotWaitedFor() {
    loop.setDefaultExecutor(Executors.newSingleThreadExecutor());
    Future<Object> first = loop.runInExecutor(null, this::blocking);
    Task<Object> task =
        loop.createTask(Asyncio.toThread(OnCancel.WAIT, () -> events.add("second")));
    loop.runUntilComplete(
        script(v -> Asyncio.yieldNow())
            .run(task::cancel)
            .then(v -> task)
            .except(e -> events.add("cancelled"))
            .run(mayEnd::countDown)
            .then(v -> first));
    assertEquals(List.of("cancelled"), events);
  }

  /** Cancels a scope around a function, waits a few passes, and lets the function end. */
  private int interruptsInACancelledScope(OnCancel onCancel) {
    AtomicInteger interrupts = new AtomicInteger();
    CancelScope scope = new CancelScope();
    Task<Object> task =
        loop.createTask(
            script(v -> scope.run(s -> Asyncio.toThread(onCancel, () -> stubborn(interrupts)))));
    Script<Object> main =
        script(v -> Asyncio.toThread(() -> awaited(begun))).run(() -> scope.cancel());
    for (int pass = 0; pass < 20; pass++) {
      main.then(v -> Asyncio.yieldNow());
    }
    loop.runUntilComplete(main.run(mayEnd::countDown).then(v -> task));
    assertTrue(scope.cancelledCaught());
    return interrupts.get();
  }

  private Object stubborn(AtomicInteger interrupts) {
    begun.countDown();
    while (true) {
      try {
        mayEnd.await();
        return "ended";
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
      }
    }
  }

  @Test
  void aCancelledScopeInterruptsAFunctionOnceAndWaitsForIt() {
    assertEquals(1, interruptsInACancelledScope(OnCancel.INTERRUPT));
  }

  @Test
  void aCancelledScopeWaitsForAFunctionWithoutInterruptingIt() {
    assertEquals(0, interruptsInACancelledScope(OnCancel.WAIT));
  }
}
