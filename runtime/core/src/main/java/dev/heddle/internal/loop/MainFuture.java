package dev.heddle.internal.loop;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.internal.Fatal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@link EventLoop#runUntilComplete} does around a run of the loop. */
final class MainFuture {
  private MainFuture() {}

  static <T extends @Nullable Object> T run(EventLoop loop, Awaitable<T> main) {
    Future<T> future = Asyncio.ensureFuture(main, loop);
    Consumer<Future<T>> stop = done -> stopFor(loop, done);
    future.addDoneCallback(stop);
    try {
      loop.runForever();
    } catch (Throwable failure) {
      if (future.done() && !future.cancelled()) {
        future.exception(); // it is on its way to the caller: not lost
      }
      throw failure;
    } finally {
      future.removeDoneCallback(stop);
    }
    if (!future.done()) {
      throw new IllegalStateException(
          "Event loop stopped before Future completed: "
              + future
              + "; let it complete before stop(), or run the loop again");
    }
    return future.result();
  }

  /** A fatal failure has left the loop already; to stop it again would cut the clean-up short. */
  private static void stopFor(EventLoop loop, Future<?> main) {
    Throwable failure = main.cancelled() ? null : main.exception();
    if (failure == null || !Fatal.isFatal(failure)) {
      loop.stop();
    }
  }
}
