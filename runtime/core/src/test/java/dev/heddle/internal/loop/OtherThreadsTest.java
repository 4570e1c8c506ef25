package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** What other threads touch of a loop, under the interleavings that a model checker tries. */
class OtherThreadsTest {
  /** The inbox as a queue: any thread pushes, one drains. */
  public static class InboxAsQueue {
    private final Inbox inbox = new Inbox();
    private final Gate gate = new Gate();
    private final ReadyQueue ready = new ReadyQueue();

    @Operation
    public void push(@Param(gen = IntGen.class) int number) {
      inbox.push(new Numbered(number), gate);
    }

    @Operation(nonParallelGroup = "loop")
    public List<Integer> drain() {
      inbox.drainTo(ready);
      List<Integer> numbers = new ArrayList<>();
      for (Handle handle = ready.poll(); handle != null; handle = ready.poll()) {
        numbers.add(((Numbered) handle).number);
      }
      return numbers;
    }
  }

  private static final class Numbered extends Handle {
    final int number;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    protected void call() {}

    @Override
    protected EventLoop loop() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected Object callback() {
      return number;
    }
  }

  @Test
  void theInboxIsAQueue() {
    new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsPerThread(3)
        .check(InboxAsQueue.class);
  }

  @Test
  void noWakeUpOfAWaitingLoopIsLost() {
    Gate.check(
        () -> {
          EventLoop loop = Gate.newLoop();
          int[] calls = {0};
          Runnable call =
              () -> {
                if (++calls[0] == 2) {
                  loop.stop();
                }
              };
          Thread one = Gate.start(() -> loop.callSoonThreadsafe(call));
          Thread two = Gate.start(() -> loop.callSoonThreadsafe(call));
          loop.runForever();
          Gate.join(one);
          Gate.join(two);
          assertEquals(2, calls[0]);
        });
  }

  @Test
  void aClosedLoopRefusesCallsOrDropsThem() {
    Gate.check(
        () -> {
          EventLoop loop = Gate.newLoop();
          AtomicInteger accepted = new AtomicInteger();
          int[] calls = {0};
          Thread caller =
              Gate.start(
                  () -> {
                    try {
                      loop.callSoonThreadsafe(() -> calls[0]++);
                      accepted.incrementAndGet();
                    } catch (IllegalStateException refused) {
                      assertTrue(refused.getMessage().startsWith("Event loop is closed: "));
                    }
                  });
          loop.stop();
          loop.runForever();
          loop.close();
          int atClose = calls[0];
          Gate.join(caller);
          assertEquals(atClose, calls[0]);
          assertTrue(calls[0] <= accepted.get(), "what was refused has run");
        });
  }

  @Test
  void aCoroutineBroughtWhileTheLoopIsClosedIsRefusedOrItsFutureFails() {
    Gate.check(
        () -> {
          EventLoop loop = Gate.newLoop();
          List<Future<String>> accepted = new ArrayList<>();
          Thread caller =
              Gate.start(
                  () -> {
                    try {
                      accepted.add(Asyncio.runCoroutineThreadsafe(Asyncio.done("ran"), loop));
                    } catch (IllegalStateException refused) {
                      assertTrue(refused.getMessage().startsWith("Event loop is closed"));
                    }
                  });
          loop.close();
          Gate.join(caller);
          accepted.forEach(future -> assertTrue(future.isDone(), "waits for ever"));
        });
  }
}
