package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.AsyncioLog;
import dev.heddle.internal.Nanos;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventLoop#shutdownDefaultExecutor}: a thread of its own waits for the executor's, so that
 * the loop goes on meanwhile.
 */
final class ShutdownExecutor extends Frame<@Nullable Void> {
  private static final String LAYOUT =
      RuntimeLayout.of(EventLoop.class, "shutdownDefaultExecutor", false);

  private final EventLoop loop;
  private final DefaultExecutor executor;
  private final Duration timeout;

  ShutdownExecutor(EventLoop loop, DefaultExecutor executor, Duration timeout) {
    this.loop = loop;
    this.executor = executor;
    this.timeout = timeout;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      ExecutorService pool = executor.shutdown();
      if (pool == null) {
        return null;
      }
      Future<Boolean> ended = loop.createFuture();
      OutsideWork work = OutsideWork.beginsFor(loop);
      Thread waiter = new Thread(() -> waitFor(pool, ended, work), "asyncio_shutdown");
      waiter.setDaemon(true);
      waiter.start();
      state = 1;
      return Suspension.on(ended).push(this);
    }
    if (Boolean.FALSE.equals(take())) {
      AsyncioLog.warn(
          "The executor did not finish joining its threads within "
              + timeout.toMillis() / 1000.0
              + " seconds; they are left alone");
    }
    return null;
  }

  private void waitFor(ExecutorService pool, Future<Boolean> ended, OutsideWork work) {
    boolean isOver = false;
    try {
      isOver = pool.awaitTermination(Nanos.of(timeout), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopWaiting) {
      Thread.currentThread().interrupt();
    }
    try {
      tell(ended, isOver);
    } finally {
      work.ends();
    }
  }

  private void tell(Future<Boolean> ended, boolean isOver) {
    LateCall.unlessClosed(
        loop,
        () -> {
          if (!ended.done()) {
            ended.setResult(isOver);
          }
        });
  }

  /** A copy would wait for the same threads. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
