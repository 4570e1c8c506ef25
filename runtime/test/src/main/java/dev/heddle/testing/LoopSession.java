package dev.heddle.testing;

import dev.heddle.Awaitable;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Runner;
import dev.heddle.frame.NeverAwaited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one test, and what the test must have put away at its end. The extension, the engine
 * and explorations all run their tests in one. Test thread only.
 *
 * <pre>
 *   made --guard(a method)...--&gt; used --finish--&gt; closed
 * </pre>
 */
final class LoopSession {
  /** So many passes may what is left take to end of its own accord, without waiting. */
  private static final int PASSES_TO_SETTLE = 100;

  private final EventLoop loop;
  private final @Nullable VirtualClock clock;
  private final Duration timeout;
  private final @Nullable ScheduledOrder order;
  private final Runner runner;
  private final List<ErrorContext> reported = new ArrayList<>();
  private boolean isDead;

  private LoopSession(
      EventLoop loop,
      @Nullable VirtualClock clock,
      Duration timeout,
      @Nullable ScheduledOrder order) {
    this.order = order;
    this.loop = loop;
    this.clock = clock;
    this.timeout = timeout;
    this.runner = new Runner(() -> loop);
    runner.getLoop().setExceptionHandler((where, context) -> reported.add(context));
    EventLoop.setCurrent(loop);
    NeverAwaited.watch(loop);
  }

  static LoopSession onVirtualTime(Duration timeout, @Nullable ScheduledOrder order) {
    VirtualClock clock = VirtualClock.create(order);
    return new LoopSession(clock.loop(), clock, timeout, order);
  }

  static LoopSession of(LoopSettings settings) {
    return settings.isVirtual()
        ? onVirtualTime(settings.timeout(), null)
        : new LoopSession(EventLoop.create(), null, settings.timeout(), null);
  }

  EventLoop loop() {
    return loop;
  }

  /** Null for a loop on real time. */
  @Nullable VirtualClock clock() {
    return clock;
  }

  /** Runs what a test method returned. */
  void run(Awaitable<?> main) {
    if (order != null && !(main instanceof Future<?>)) {
      order.nextIsMain();
    }
    runner.run(main);
  }

  /** Runs a part of the test; when it takes too long, shows all tasks. */
  void guard(Body part) throws Throwable {
    Watchdog watchdog = Watchdog.watch(loop, timeout);
    Throwable thrown = null;
    try {
      part.run();
    } catch (DeadlockError deadlock) {
      isDead = true;
      thrown = deadlock;
    } catch (Throwable failure) {
      thrown = failure;
    } finally {
      watchdog.close();
    }
    AssertionError late = watchdog.verdict();
    if (late != null) {
      isDead = true;
      if (thrown != null) {
        late.addSuppressed(thrown);
      }
      throw late;
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Runs the whole of a test and finishes, come what may. */
  void runAndFinish(Body test) throws Throwable {
    Failures.runAll(test, this::finish);
  }

  /**
   * Ends all that is left and closes the loop.
   *
   * @throws AssertionError if tasks, failures or coroutines are left
   */
  void finish() throws Throwable {
    LeftBehind left = new LeftBehind();
    try {
      guard(
          () -> {
            if (loop.isClosed()) { // the test did it, and is told of tasks by the handler
              coroutines(left);
              return;
            }
            settle();
            if (!isDead) { // else the tasks have been shown
              left.tasks(loop);
              coroutines(left);
            }
            runner.close();
          });
    } catch (Throwable failure) {
      left.failure(failure);
    } finally {
      EventLoop.setCurrent(null);
      NeverAwaited.unwatch(loop);
    }
    reported.forEach(left::reported);
    left.throwIfAny();
  }

  /** Whom an exploration has cancelled is excused: it can't await any more what it has made. */
  private void coroutines(LeftBehind left) {
    List<ErrorContext> unstarted = NeverAwaited.takeUnstarted(loop);
    if (order == null || !order.hasCancelled()) {
      unstarted.forEach(left::coroutine);
    }
  }

  /** What is ready at the end of the test may run; nothing is waited for. */
  private void settle() {
    int passes = 0;
    do {
      loop.stop();
      loop.runForever();
      passes++;
    } while (passes < PASSES_TO_SETTLE && !loop.tasks().unfinished().isEmpty());
  }
}
