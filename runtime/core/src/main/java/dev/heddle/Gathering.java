package dev.heddle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Asyncio#gather}: the future of a list of results.
 *
 * <p>The first failure completes it and leaves the other children alone. Cancelling it cancels the
 * children, and the future fails with {@link CancelledError} when the last of them has ended.
 *
 * @param <T> the type of the elements; with failures among them, Object
 */
final class Gathering<T extends @Nullable Object> extends Future<List<T>> {
  private final boolean returnExceptions;

  /** In the order of the arguments; one that was given twice stands there twice. */
  private final List<Future<?>> children;

  private int left;
  private boolean cancelRequested;
  private boolean isCancelling;
  private @Nullable String cancelMessage;

  private Gathering(EventLoop loop, List<Future<?>> children, boolean returnExceptions) {
    super(loop);
    this.children = children;
    this.returnExceptions = returnExceptions;
  }

  static <T extends @Nullable Object> Future<List<T>> of(
      Collection<? extends Awaitable<?>> awaitables, boolean returnExceptions) {
    if (awaitables.isEmpty()) {
      Future<List<T>> nothing = EventLoop.current().createFuture();
      nothing.setResult(List.of());
      return nothing;
    }
    IdentityHashMap<Awaitable<?>, Future<?>> unique = new IdentityHashMap<>();
    List<Future<?>> children = new ArrayList<>(awaitables.size());
    List<Future<?>> distinct = new ArrayList<>(awaitables.size());
    EventLoop loop = null;
    for (Awaitable<?> awaitable : awaitables) {
      Future<?> child = unique.get(awaitable);
      if (child == null) {
        child =
            loop == null ? Asyncio.ensureFuture(awaitable) : Asyncio.ensureFuture(awaitable, loop);
        loop = child.getLoop();
        unique.put(awaitable, child);
        distinct.add(child);
      }
      children.add(child);
    }
    Gathering<T> gathering = new Gathering<>(distinct.get(0).getLoop(), children, returnExceptions);
    gathering.subscribe(distinct);
    return gathering;
  }

  /** Children that are done count at once, the others when they tell. */
  private void subscribe(List<Future<?>> distinct) {
    left = distinct.size();
    List<Future<?>> doneAlready = new ArrayList<>();
    for (Future<?> child : distinct) {
      if (child.done()) {
        doneAlready.add(child);
      } else {
        listen(child);
      }
    }
    doneAlready.forEach(this::childDone);
  }

  private <C extends @Nullable Object> void listen(Future<C> child) {
    child.addWaiter(new DoneCallback<>(child, this::childDone));
  }

  /**
   * Cancels the children that are not done; the future itself is done when they are.
   *
   * @return whether there was one to cancel
   */
  @Override
  public boolean cancel(@Nullable String message) {
    if (done()) {
      return false;
    }
    if (isCancelling) {
      // A child waits for this one: asking in a ring would never end. So the ring is cut here.
      return cancelWith(message);
    }
    boolean any = false;
    isCancelling = true;
    try {
      for (Future<?> child : children) {
        any |= child.cancel(message);
      }
    } finally {
      isCancelling = false;
    }
    if (any) {
      cancelRequested = true;
      cancelMessage = message;
    }
    return any;
  }

  @Override
  String kind() {
    return "GatheringFuture";
  }

  private void childDone(Future<?> child) {
    left--;
    child.setRetrieved(); // from here on this future answers for it, with the first of the failures
    if (done()) {
      return;
    }
    if (!returnExceptions) {
      Throwable failure = child.failureToThrow();
      if (failure != null) {
        fail(failure);
        return;
      }
    }
    if (left > 0) {
      return;
    }
    if (cancelRequested) {
      fail(CancelledError.delivered(cancelMessage));
    } else {
      finish(results());
    }
  }

  private List<@Nullable Object> results() {
    List<@Nullable Object> results = new ArrayList<>(children.size());
    for (Future<?> child : children) {
      Throwable failure = child.failureToThrow();
      results.add(failure != null ? failure : child.result());
    }
    return results;
  }
}
