package dev.heddle;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The futures by which other threads wait for something on a loop. When the loop is closed they
 * fail: nobody is left to complete them, and who waits would wait for ever. Any thread.
 */
final class AwaitedOutside {
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

  /** Holds a future until it is done. */
  void add(CompletableFuture<?> future) {
    pending.add(future);
    future.whenComplete((value, failure) -> pending.remove(future));
  }

  /** Lets go of a future that the loop has refused. */
  void remove(CompletableFuture<?> future) {
    pending.remove(future);
  }

  /** To be called when the loop has been closed and takes no calls of other threads any more. */
  void loopClosed(EventLoop loop) {
    for (CompletableFuture<?> future : pending) {
      future.completeExceptionally(
          new IllegalStateException(
              "Event loop is closed: "
                  + loop
                  + " was to complete this future; wait for it before you close the loop"));
    }
  }
}
