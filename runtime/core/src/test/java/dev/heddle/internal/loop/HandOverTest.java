package dev.heddle.internal.loop;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Futures on their way between threads, under the interleavings that a model checker tries. */
class HandOverTest {
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

  private static void pass(EventLoop loop) {
    loop.stop();
    loop.runForever();
  }
}
