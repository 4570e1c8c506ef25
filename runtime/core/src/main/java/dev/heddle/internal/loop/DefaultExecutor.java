package dev.heddle.internal.loop;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The executor of a loop for blocking functions: made when it is first needed, with as many threads
 * at most as asyncio's, and shut down with the loop. Loop thread only.
 */
final class DefaultExecutor {
  private static final int MOST_THREADS =
      Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
  private static final int IDLE_SECONDS = 10;

  private @Nullable ExecutorService executor;
  private boolean isShutDown;

  Executor get() {
    if (isShutDown) {
      throw new IllegalStateException(
          "Executor shutdown has been called; give runInExecutor an executor of your own");
    }
    ExecutorService pool = executor;
    if (pool == null) {
      pool = newPool();
      executor = pool;
    }
    return pool;
  }

  void set(ExecutorService newExecutor) {
    executor = Objects.requireNonNull(newExecutor, "executor");
  }

  /**
   * Lets nothing new in.
   *
   * @return the executor, to be waited for; null if there never was one
   */
  @Nullable ExecutorService shutdown() {
    isShutDown = true;
    ExecutorService pool = executor;
    if (pool != null) {
      pool.shutdown();
    }
    return pool;
  }

  /** The threads are daemons: a loop that was never closed must not keep the program alive. */
  private static ExecutorService newPool() {
    AtomicInteger threads = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            action -> {
              Thread thread = new Thread(action, "asyncio_" + threads.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
