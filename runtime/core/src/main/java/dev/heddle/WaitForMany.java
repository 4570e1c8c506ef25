package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#wait}. Cancelled while it waits, it leaves the futures alone. */
final class WaitForMany<T extends @Nullable Object> extends Frame<DoneAndPending<T>> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "wait", true);

  private final Collection<? extends Awaitable<? extends T>> awaitables;
  private final @Nullable Duration timeout;
  private final ReturnWhen returnWhen;

  private final Set<Future<T>> futures = new LinkedHashSet<>();
  private final List<Waiter> callbacks = new ArrayList<>();

  /** Not lost as long as this waits: whoever awaits it gets to see them. */
  private final List<Future<T>> failed = new ArrayList<>();

  private @Nullable Future<@Nullable Void> enough;
  private @Nullable TimerHandle timer;
  private int left;

  WaitForMany(
      Collection<? extends Awaitable<? extends T>> awaitables,
      @Nullable Duration timeout,
      ReturnWhen returnWhen) {
    this.awaitables = awaitables;
    this.timeout = timeout;
    this.returnWhen = returnWhen;
  }

  @Override
  protected Object resume() throws Throwable {
    if (state == 0) {
      state = 1;
      return Suspension.on(subscribe()).push(this);
    }
    try {
      take();
    } finally {
      unsubscribe();
    }
    return sorted();
  }

  private Future<@Nullable Void> subscribe() {
    EventLoop loop = EventLoop.running();
    Set<Awaitable<? extends T>> distinct = new LinkedHashSet<>(awaitables);
    for (Awaitable<? extends T> awaitable : distinct) {
      futures.add(Asyncio.<T>upcast(Asyncio.ensureFuture(awaitable, loop)));
    }
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("Set of Tasks/Futures is empty.");
    }
    Future<@Nullable Void> waiter = loop.createFuture();
    enough = waiter;
    if (timeout != null) {
      timer = loop.callLater(timeout, () -> release(waiter));
    }
    left = futures.size();
    for (Future<T> future : futures) {
      Waiter callback = new DoneCallback<>(future, this::completed);
      future.addWaiter(callback);
      callbacks.add(callback);
    }
    return waiter;
  }

  private void completed(Future<T> future) {
    left--;
    if (future.getLoop().tasks().hold(future)) {
      failed.add(future);
    }
    boolean isEnough =
        switch (returnWhen) {
          case ALL_COMPLETED -> false;
          case FIRST_COMPLETED -> true;
          case FIRST_EXCEPTION -> future.state == Future.FAILED;
        };
    if ((isEnough || left <= 0) && enough != null) {
      stopTimer();
      release(enough);
    }
  }

  private static void release(Future<@Nullable Void> waiter) {
    if (!waiter.done()) {
      waiter.finish(null);
    }
  }

  private void unsubscribe() {
    stopTimer();
    callbacks.forEach(Waiter::unlink);
    failed.forEach(future -> future.getLoop().tasks().release(future));
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private DoneAndPending<T> sorted() {
    Set<Future<T>> done = new LinkedHashSet<>();
    Set<Future<T>> pending = new LinkedHashSet<>();
    for (Future<T> future : futures) {
      (future.done() ? done : pending).add(future);
    }
    return new DoneAndPending<>(done, pending);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
