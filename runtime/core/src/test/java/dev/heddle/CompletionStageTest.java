package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.continuation.Step;
import dev.heddle.testkit.OtherThread;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Stages of the JDK's, awaited on a loop. */
class CompletionStageTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();
  private final CompletableFuture<Object> stage = new CompletableFuture<>();

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  private Object run(Object awaited) {
    return loop.runUntilComplete(script(v -> awaited));
  }

  @Test
  void aTaskGoesOnInTheLoopWhateverThreadCompletes() {
    Task<Object> task =
        loop.createTask(
            script(v -> stage)
                .then(
                    value -> {
                      events.add(Thread.currentThread());
                      return value;
                    }));
    loop.callSoon(() -> OtherThread.run(() -> stage.complete("value")));
    assertEquals("value", loop.runUntilComplete(task));
    assertEquals(List.of(Thread.currentThread()), events);
  }

  @Test
  void aStageThatTheLoopsOwnThreadCompletesWakesInTheNextPass() {
    Task<Object> task = loop.createTask(script(v -> stage).then(events::add));
    onePass();
    stage.complete("value");
    loop.callSoon(() -> events.add("completed on no loop"));
    onePass();
    assertFalse(task.done(), "no loop was running: the completion came through the inbox");
    onePass();
    assertEquals(List.of("completed on no loop", "value"), events);

    CompletableFuture<Object> second = new CompletableFuture<>();
    loop.createTask(script(v -> second).then(events::add));
    onePass();
    loop.callSoon(() -> second.complete("next pass"));
    onePass();
    onePass();
    assertEquals("next pass", events.get(2));
  }

  @Test
  void whatIsCompleteDoesNotGiveUpTheTurn() {
    loop.createTask(
        script(v -> CompletableFuture.completedFuture(1))
            .then(value -> events.add(value))
            .then(v -> CompletableFuture.completedStage(2))
            .then(value -> events.add(value)));
    loop.callSoon(() -> events.add("after"));
    onePass();
    assertEquals(List.of(1, 2, "after"), events);
  }

  @Test
  void failuresComeAsTheyWereThrown() {
    IOException failure = new IOException("broken");
    assertSame(failure, thrown(CompletableFuture.failedFuture(failure)));
    assertSame(failure, thrown(CompletableFuture.failedStage(failure)));
    assertSame(
        failure, thrown(CompletableFuture.failedFuture(failure).thenApply(v -> v)), "wrapped once");
    assertSame(
        failure,
        thrown(
            CompletableFuture.failedFuture(
                new ExecutionException(new CompletionException(failure)))));
    CompletionException bare = new CompletionException("of its own", null);
    assertSame(bare, thrown(CompletableFuture.failedFuture(bare)));
    loop.callSoon(() -> OtherThread.run(() -> stage.completeExceptionally(failure)));
    assertSame(failure, thrown(stage.thenApply(v -> v)));
  }

  private Throwable thrown(Object awaited) {
    return assertThrows(Throwable.class, () -> run(awaited));
  }

  @Test
  void cancellingTheTaskCancelsTheStage() {
    Task<Object> task = loop.createTask(script(v -> stage).except(this::note));
    onePass();
    assertTrue(task.cancel("enough"));
    assertTrue(stage.isCancelled());
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(List.of("enough"), events);
  }

  private Object note(Throwable failure) throws Throwable {
    events.add(failure.getMessage());
    throw failure;
  }

  @Test
  void aStageThatIsCancelledCancels() {
    Task<Object> task = loop.createTask(script(v -> stage));
    loop.callSoon(() -> stage.cancel(false));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertTrue(task.cancelled());
    CompletableFuture<Object> cancelled =
        CompletableFuture.failedFuture(new CancellationException("its message"));
    assertEquals("its message", thrown(cancelled).getMessage());
    CompletableFuture<Object> later = new CompletableFuture<>();
    Runnable cancel = () -> later.completeExceptionally(new CancellationException("said later"));
    loop.callSoon(() -> loop.callSoon(cancel));
    assertEquals("said later", thrown(later).getMessage());
    assertInstanceOf(CancelledError.class, thrown(stage), "done already");
    assertInstanceOf(CancelledError.class, thrown(stage.thenApply(v -> v)), "what depends on it");
  }

  @Test
  void aStageThatCannotBecomeAFutureIsFollowed() {
    CompletableFuture<Object> closed =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Object> toCompletableFuture() {
            throw new UnsupportedOperationException();
          }
        };
    loop.callSoon(() -> closed.complete("value"));
    assertEquals("value", run(StageOnly.of(closed)));
    assertEquals("value", run(StageOnly.of(closed)), "complete already");
  }

  @Test
  void aFutureThatRefusesToBeWatchedFailsTheAwait() {
    CompletableFuture<Object> refusing =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Object> whenComplete(
              BiConsumer<? super Object, ? super Throwable> f) {
            throw new IllegalStateException("not here");
          }
        };
    assertEquals("not here", thrown(refusing).getMessage());
  }

  @Test
  void aWrappedStageIsAFutureOfTheLoop() {
    Script<List<Object>> main =
        script(
            v -> {
              loop.callSoon(() -> OtherThread.run(() -> stage.complete(1)));
              return Asyncio.gather(
                  Asyncio.fromCompletionStage(stage),
                  Asyncio.fromCompletionStage(CompletableFuture.completedStage(2)));
            });
    assertEquals(List.of(1, 2), loop.runUntilComplete(main));
    Future<Object> wrapped = loop.wrapFuture(new CompletableFuture<>());
    assertSame(loop, wrapped.getLoop());
    assertThrows(IllegalStateException.class, () -> Asyncio.fromCompletionStage(stage));
  }

  @Test
  void aStageCompletedAfterTheLoopIsClosedIsNobodysConcern() {
    Future<Object> wrapped = loop.wrapFuture(stage);
    loop.close();
    CompletableFuture<Object> dependent = stage.thenApply(v -> v);
    stage.complete("late");
    assertEquals("late", dependent.join());
    assertFalse(wrapped.done());
  }

  @Test
  void aFutureOfTheLoopGoesOutAsItEnds() {
    Future<Object> value = loop.createFuture();
    CompletableFuture<Object> out = value.toCompletableFuture();
    value.setResult("value");
    assertFalse(out.isDone(), "told by a callback, in the next pass");
    onePass();
    assertEquals("value", out.join());
    assertEquals("value", value.toCompletableFuture().join(), "done already");

    IOException failure = new IOException("broken");
    Future<Object> failed = loop.createFuture();
    failed.setException(failure);
    assertSame(
        failure,
        assertThrows(ExecutionException.class, failed.toCompletableFuture()::get).getCause());

    Future<Object> cancelled = loop.createFuture();
    CompletableFuture<Object> seen = cancelled.toCompletableFuture();
    cancelled.cancel("enough");
    onePass();
    assertTrue(seen.isCancelled());
    assertThrows(CancellationException.class, seen::get);
    assertEquals("enough", seen.handle((v, thrown) -> thrown.getMessage()).join());
    assertInstanceOf(CancelledError.class, seen.handle((v, thrown) -> thrown.getCause()).join());
  }

  @Test
  void cancellingOutsideCancelsInTheLoopsNextPass() {
    Task<Object> task = loop.createTask(script(v -> loop.createFuture()).except(this::note));
    CompletableFuture<Object> out = task.toCompletableFuture();
    onePass();
    OtherThread.run(() -> assertTrue(out.cancel(true)));
    assertTrue(out.isCancelled());
    assertFalse(task.done());
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(1, events.size());
    assertTrue(out.cancel(true), "is cancelled already");

    CompletableFuture<Object> done = new CompletableFuture<>();
    Future<Object> wrapped = loop.wrapFuture(done);
    done.complete("value");
    onePass();
    assertFalse(wrapped.toCompletableFuture().cancel(true), "done");
  }

  @Test
  void otherThreadsLeaveTheLoopsFutureToItsThread() {
    Future<Object> inside = loop.createFuture();
    OtherThread.run(() -> assertTrue(inside.toCompletableFuture().cancel(true)));
    assertFalse(inside.done());
    onePass();
    assertTrue(inside.cancelled());
    Future<Object> wrapped = loop.wrapFuture(stage);
    OtherThread.run(() -> stage.complete("value"));
    assertFalse(wrapped.done());
    assertEquals("value", loop.runUntilComplete(wrapped));
  }

  @Test
  void byHandAStageGivesItsOwnOutcome() {
    Coroutine<Object> coroutine = script(v -> stage).then(value -> "got " + value).start();
    assertEquals(new Step.Yielded<>(stage), coroutine.send(null));
    assertThrows(IllegalStateException.class, () -> coroutine.send(null));
    stage.complete("value");
    assertEquals(new Step.Returned<>("got value"), coroutine.send(null));
  }

  @Test
  void anEagerTaskRunsToItsFirstSuspensionAtOnce() {
    Task<Object> outer =
        loop.createTask(
            script(
                    v -> {
                      Task<Object> eager =
                          loop.createTask(
                              script(w -> events.add(Asyncio.currentTask().getName()))
                                  .then(w -> stage),
                              TaskOptions.DEFAULT.withName("eager").withEagerStart(true));
                      events.add(Asyncio.currentTask().getName());
                      stage.complete("value");
                      return eager;
                    })
                .start(),
            "outer");
    assertEquals("value", loop.runUntilComplete(outer));
    assertEquals(List.of("eager", "outer"), events);
  }

  @Test
  void anEagerTaskThatNeverSuspendsIsDoneWhenItIsMade() {
    Object result =
        loop.runUntilComplete(
            script(
                v -> {
                  Task<Object> quick =
                      loop.createTask(
                          script(w -> "at once"), TaskOptions.DEFAULT.withEagerStart(true));
                  events.addAll(Asyncio.allTasks());
                  return quick.done() && !events.contains(quick);
                }));
    assertEquals(true, result);
    assertFalse(
        loop.createTask(script(w -> 1), TaskOptions.DEFAULT.withEagerStart(true)).done(),
        "the loop is not running");
  }
}
