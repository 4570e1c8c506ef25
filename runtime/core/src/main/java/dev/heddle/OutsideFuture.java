package dev.heddle;

import dev.heddle.internal.Current;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future for other threads that a loop completes. The thread of that loop must not block on it:
 * while it does nobody is left to complete it. Any thread.
 */
abstract class OutsideFuture<T extends @Nullable Object> extends CompletableFuture<T> {
  final EventLoop loop;

  OutsideFuture(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public final T get() throws InterruptedException, ExecutionException {
    checkThread();
    return super.get();
  }

  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (timeout > 0) { // else it looks, and waits for nothing
      checkThread();
    }
    return super.get(timeout, unit);
  }

  @Override
  public final T join() {
    checkThread();
    return super.join();
  }

  private void checkThread() {
    if (!isDone() && Current.get().running() == loop) {
      throw new IllegalStateException(
          "this thread runs "
              + loop
              + ", which is to complete the future: it would wait for itself; await it instead");
    }
  }
}
