package dev.heddle.testing;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.Loops;
import dev.heddle.internal.loop.ParkEngine;
import dev.heddle.internal.loop.ReadyOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a loop on virtual time, and the place where the loop would block: there the time
 * jumps instead. {@link #wakeup}, {@link #outsideBegins} and {@link #outsideEnds} are for any
 * thread, the rest for the loop's.
 */
final class VirtualEngine implements Clock, Engine {
  /** The bound of a time that jumps as far as the timers want. */
  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final ParkEngine outside = new ParkEngine();
  private final AtomicInteger outsidePending = new AtomicInteger();
  private final List<Future<Duration>> untilBlocked = new ArrayList<>();
  private volatile boolean woken;
  private @Nullable EventLoop loop;
  private long now;
  private long bound = UNBOUNDED;

  /** A loop on a new engine. */
  static VirtualEngine withLoop(@Nullable ReadyOrder order) {
    VirtualEngine engine = new VirtualEngine();
    engine.loop =
        order == null
            ? Loops.create(engine, loop -> engine)
            : Loops.create(engine, loop -> engine, order);
    return engine;
  }

  EventLoop loop() {
    return Objects.requireNonNull(loop);
  }

  @Override
  public long nanos() {
    return now;
  }

  /** Runs the loop until it would wait beyond a time, and stops it there. */
  void runUntil(long nanos) {
    bound = nanos;
    try {
      loop().runForever();
    } finally {
      bound = UNBOUNDED;
    }
  }

  /** Completed when the loop would block next. */
  Future<Duration> untilBlocked() {
    Future<Duration> blocked = loop().createFuture();
    untilBlocked.add(blocked);
    return blocked;
  }

  @Override
  public void select(long timeoutNanos) {
    if (timeoutNanos == 0) {
      return;
    }
    // First the count, then the flag: whoever ends work outside has woken the loop before.
    if (outsidePending.get() > 0) {
      outside.select(FOREVER);
    } else if (woken) {
      woken = false;
    } else if (!tellBlocked()) {
      jump(timeoutNanos);
    }
  }

  @Override
  public void wakeup() {
    woken = true;
    outside.wakeup();
  }

  @Override
  public void outsideBegins() {
    outsidePending.incrementAndGet();
  }

  @Override
  public void outsideEnds() {
    outsidePending.decrementAndGet();
    wakeup();
  }

  @Override
  public void close() {}

  private boolean tellBlocked() {
    List<Future<Duration>> told = List.copyOf(untilBlocked);
    untilBlocked.clear();
    boolean any = false;
    for (Future<Duration> blocked : told) {
      if (!blocked.done()) {
        blocked.setResult(Duration.ofNanos(now));
        any = true;
      }
    }
    return any;
  }

  private void jump(long timeoutNanos) {
    boolean hasTimer = timeoutNanos != FOREVER;
    if (bound == UNBOUNDED) {
      if (!hasTimer) {
        throw DeadlockError.of(loop());
      }
      now += timeoutNanos;
    } else if (hasTimer && now + timeoutNanos <= bound) {
      now += timeoutNanos;
    } else {
      now = bound;
      loop().stop();
    }
  }
}
