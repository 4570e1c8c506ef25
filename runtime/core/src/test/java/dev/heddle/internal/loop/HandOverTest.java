package dev.heddle.internal.loop;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Futures on their way between threads, under the interleavings that a model checker tries. */
class HandOverTest {
  /** Few: a scene with a whole loop takes the checker long. */
  private static final int INTERLEAVINGS = 20;

  /** Cancelled, or in time; in either case the coroutine has ended, and no task is left. */
  @Test
  void aCallThatIsCancelledMeanwhileLeavesNothing() {
    Gate.check(
        () -> {
          EventLoop loop = Gate.newLoop();
          Coroutine<Object> coroutine = script(v -> "x");
          Future<Object> call = Asyncio.runCoroutineThreadsafe(coroutine, loop);
          Thread canceller = Gate.start(() -> call.cancel(true));
          pass(loop);
          Gate.join(canceller);
          pass(loop);
          pass(loop);
          assertTrue(call.isDone());
          assertEquals(Coroutine.State.CLOSED, coroutine.state());
          assertEquals(0, loop.tasks().unfinished().size());
        });
  }

  /** The loop blocks until it is woken: a lost wake-up would be a deadlock. */
  @Test
  void aStageThatAnotherThreadCompletesWakesItsLoop() {
    Gate.check(
        INTERLEAVINGS,
        () -> {
          EventLoop loop = Gate.newLoop();
          CompletableFuture<Object> stage = new CompletableFuture<>();
          int[] written = {0};
          Thread completer =
              Gate.start(
                  () -> {
                    written[0] = 1;
                    stage.complete(written);
                  });
          Object value = loop.runUntilComplete(script(v -> stage));
          assertSame(written, value);
          assertEquals(1, written[0]);
          Gate.join(completer);
        });
  }

  /** Whoever is first decides for the stage, and the loop's future ends once. */
  @Test
  void aStageIsCompletedWhileWhatWaitsForItIsCancelled() {
    Gate.check(
        INTERLEAVINGS,
        () -> {
          EventLoop loop = Gate.newLoop();
          CompletableFuture<Object> stage = new CompletableFuture<>();
          dev.heddle.Future<Object> waiting = loop.wrapFuture(stage);
          boolean[] isCompleted = {false};
          Thread completer = Gate.start(() -> isCompleted[0] = stage.complete("value"));
          boolean isAsked = waiting.cancel();
          Gate.join(completer);
          pass(loop);
          assertEquals(isCompleted[0], !stage.isCancelled());
          assertTrue(waiting.done(), "waits for ever");
          assertEquals(isAsked, waiting.cancelled());
          if (!isAsked) {
            assertEquals("value", waiting.result());
          }
        });
  }

  /** The loop's end, or the other thread's request, but the same for everybody who looks. */
  @Test
  void aFutureOfALoopEndsWhileAnotherThreadCancelsIt() {
    Gate.check(
        INTERLEAVINGS,
        () -> {
          EventLoop loop = Gate.newLoop();
          dev.heddle.Future<Object> inside = loop.createFuture();
          CompletableFuture<Object> outside = inside.toCompletableFuture();
          boolean[] isCancelled = {false};
          Thread canceller = Gate.start(() -> isCancelled[0] = outside.cancel(true));
          if (!inside.done()) {
            inside.setResult("value");
          }
          pass(loop);
          Gate.join(canceller);
          pass(loop);
          assertTrue(inside.done());
          assertEquals(isCancelled[0], outside.isCancelled());
          assertEquals(
              isCancelled[0] ? "cancelled" : "value",
              outside.exceptionally(e -> "cancelled").getNow(null));
          if (inside.cancelled()) {
            assertTrue(isCancelled[0], "nobody has asked for it");
          }
        });
  }

  /** It gets what the coroutine wrote before it ended, whenever it begins to look. */
  @Test
  void theResultOfACallIsReadByAnotherThread() {
    Gate.check(
        INTERLEAVINGS,
        () -> {
          EventLoop loop = Gate.newLoop();
          int[] written = {0};
          Future<Object> call =
              Asyncio.runCoroutineThreadsafe(
                  script(
                      v -> {
                        written[0] = 1;
                        return written;
                      }),
                  loop);
          Reader reader = new Reader(call);
          for (int i = 0; i < 3; i++) {
            pass(loop);
          }
          assertSame(written, reader.value());
          assertEquals(1, reader.element);
        });
  }

  private static void pass(EventLoop loop) {
    loop.stop();
    loop.runForever();
  }

  /**
   * A thread that waits for a future, by a monitor: the checker takes the JDK's own way, which
   * spins first, for a hang.
   */
  private static final class Reader {
    private final Thread thread;
    private Object value;
    private boolean isTold;
    int element;

    Reader(Future<Object> future) {
      thread = Gate.start(() -> read((CompletableFuture<Object>) future));
    }

    private synchronized void read(CompletableFuture<Object> future) {
      future.whenComplete(this::put);
      while (!isTold) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    private synchronized void put(Object result, Throwable failure) {
      value = failure != null ? failure : result;
      element = value instanceof int[] written ? written[0] : 0;
      isTold = true;
      notifyAll();
    }

    /** What the thread has read, once it has. */
    Object value() {
      Gate.join(thread);
      return value;
    }
  }
}
