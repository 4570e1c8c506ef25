package dev.heddle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The futures by which other threads wait for something on a loop. When the loop is closed they
 * fail: nobody is left to complete them, and who waits would wait for ever. Any thread.
 */
final class AwaitedOutside {
  /** Null until there is one. */
  private @Nullable Set<CompletableFuture<?>> pending;

  /** Holds a future until it is done. */
  void add(CompletableFuture<?> future) {
    synchronized (this) {
      if (pending == null) {
        pending = new HashSet<>();
      }
      pending.add(future);
    }
    future.whenComplete((value, failure) -> remove(future));
  }

  /** Lets go of a future, for example of one that the loop has refused. */
  synchronized void remove(CompletableFuture<?> future) {
    if (pending != null) {
      pending.remove(future);
    }
  }

  private synchronized List<CompletableFuture<?>> all() {
    return pending == null ? List.of() : List.copyOf(pending);
  }

  /** To be called when the loop has been closed and takes no calls of other threads any more. */
  void loopClosed(EventLoop loop) {
    for (CompletableFuture<?> future : all()) {
      future.completeExceptionally(
          new IllegalStateException(
              "Event loop is closed: "
                  + loop
                  + " was to complete this future; wait for it before you close the loop"));
    }
  }
}
