package dev.heddle.frame;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.CancelledError;
import dev.heddle.testkit.Script;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Other threads complete and cancel while a coroutine without a loop is being suspended. */
class FutureRacesTest {
  private static final int AWAITS = 20_000;
  private static final int ROUNDS = 3_000;

  @Test
  void aCompletionDoesNotRaceWithTheSavingOfFrames() throws Exception {
    BlockingQueue<CompletableFuture<Object>> pending = new LinkedBlockingQueue<>();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    Script<Object> script = Script.named("sums");
    for (int i = 0; i < AWAITS; i++) {
      script
          .then(
              sum -> {
                running.decrementAndGet();
                CompletableFuture<Object> stage = new CompletableFuture<>();
                pending.add(stage); // from here on the other threads may complete it
                return stage.thenApply(one -> (Integer) one + (sum == null ? 0 : (Integer) sum));
              })
          .then(
              sum -> {
                overlaps.addAndGet(running.getAndIncrement());
                return sum;
              });
    }
    running.incrementAndGet();
    Thread[] completers = new Thread[2];
    for (int t = 0; t < completers.length; t++) {
      completers[t] = new Thread(() -> completeAll(pending));
      completers[t].start();
    }
    CompletableFuture<?> future = Start.future(script);
    assertEquals(AWAITS, future.get());
    assertEquals(0, overlaps.get());
    for (Thread completer : completers) {
      completer.interrupt();
      completer.join();
    }
  }

  private static void completeAll(BlockingQueue<CompletableFuture<Object>> pending) {
    try {
      while (true) {
        pending.take().complete(1);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCancellationIsNeverLostAndNeverThrownTwice() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    BlockingQueue<CompletableFuture<?>> doomed = new LinkedBlockingQueue<>();
    Thread canceller =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < ROUNDS; i++) {
                  CompletableFuture<?> future = doomed.take();
                  together.await();
                  future.cancel(true);
                  together.await();
                }
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    canceller.start();
    for (int i = 0; i < ROUNDS; i++) {
      CompletableFuture<Object> first = new CompletableFuture<>();
      AtomicInteger thrown = new AtomicInteger();
      CompletableFuture<?> future =
          Start.future(
              script(v -> first)
                  .then(v -> new CompletableFuture<>()) // pending for ever, unless it is cancelled
                  .except(
                      failure -> {
                        assertTrue(failure instanceof CancelledError, failure.toString());
                        thrown.incrementAndGet();
                        return null;
                      }));
      doomed.add(future);
      together.await();
      first.complete("go");
      together.await();
      assertTrue(future.isCancelled());
      assertEquals(1, thrown.get(), "round " + i);
    }
    canceller.join();
  }
}
