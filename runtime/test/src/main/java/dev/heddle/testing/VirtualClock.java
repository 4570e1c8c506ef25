package dev.heddle.testing;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.internal.loop.ReadyOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time of a loop that never waits for a timer: when nothing is ready and nothing outside is
 * pending, the time jumps to the next timer. A test of {@code sleep} of an hour takes milliseconds.
 *
 * <p>Two ways to use it. A coroutine that runs on the loop just sleeps, and {@link #untilBlocked}
 * lets it wait until all others do. Code outside of the loop moves the time itself, with {@link
 * #advance} and {@link #runUntilBlocked}, and looks at what happened meanwhile.
 *
 * <p>The clock knows of the functions that {@code toThread} and {@code runInExecutor} have under
 * way. What other threads are about to do it can't see: work that will wake the loop from outside
 * has to be declared by {@link #outside}. When nothing is ready, no timer is set and nothing
 * outside is pending, nothing will ever happen again: the loop throws a {@link DeadlockError}.
 *
 * <p>Loop thread only, {@link Outside#close} apart.
 */
public final class VirtualClock {
  private final VirtualEngine engine;

  private VirtualClock(VirtualEngine engine) {
    this.engine = engine;
  }

  /**
   * A clock and its loop.
   *
   * @return a clock at zero; closing its {@link #loop} is the caller's business
   */
  public static VirtualClock create() {
    return create(null);
  }

  static VirtualClock create(@Nullable ReadyOrder order) {
    return new VirtualClock(VirtualEngine.withLoop(order));
  }

  /**
   * The loop that lives in this time.
   *
   * @return always the same
   */
  public EventLoop loop() {
    return engine.loop();
  }

  /**
   * How far the time has come.
   *
   * @return zero at the beginning
   */
  public Duration elapsed() {
    return Duration.ofNanos(engine.nanos());
  }

  /**
   * Runs the loop for a time: all timers that are due until then, in their order, and what they
   * make ready. Afterwards nothing is ready and the loop is stopped.
   *
   * @param time how long; zero runs what is ready and due now
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if a loop is running on this thread; in a coroutine, sleep
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not go back; got " + time);
    }
    if (loop().isRunning()) {
      throw new IllegalStateException(
          "the loop is running, its time moves by itself; in a coroutine await sleep("
              + time
              + ")");
    }
    engine.runUntil(Math.addExact(engine.nanos(), time.toNanos()));
  }

  /**
   * Runs the loop until nothing is ready and nothing outside is pending; the time stays.
   *
   * @throws IllegalStateException if a loop is running on this thread; in a coroutine, await {@link
   *     #untilBlocked}
   */
  public void runUntilBlocked() {
    if (loop().isRunning()) {
      throw new IllegalStateException("the loop is running; in a coroutine await untilBlocked()");
    }
    engine.runUntil(engine.nanos());
  }

  /**
   * To be awaited on the loop: everybody else runs until nothing is ready and nothing outside is
   * pending, and the time stays. All who wait so are woken together.
   *
   * @return a future of this loop; it gives the time that has {@link #elapsed}
   */
  public Future<Duration> untilBlocked() {
    return engine.untilBlocked();
  }

  /**
   * Declares that something outside of the loop will wake it: a thread that calls {@code
   * callSoonThreadsafe}, say. Until the token is closed the time stands still when nothing is
   * ready, the loop really waits, and nothing counts as a deadlock.
   *
   * @return a token, to be closed after the loop has been called
   */
  public Outside outside() {
    return new Outside(engine);
  }
}
