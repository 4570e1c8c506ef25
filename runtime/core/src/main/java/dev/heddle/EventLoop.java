package dev.heddle;

import dev.heddle.internal.Current;
import dev.heddle.internal.loop.Loops;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks and tasks, one at a time, on the thread that runs the loop.
 *
 * <p>One pass of a loop: wait for I/O, not at all when handles are ready, else no longer than to
 * the nearest timer; append what I/O made ready, then the timers that are due, in the order of
 * their deadlines; run exactly the handles that are ready now, first come, first served. Handles
 * added meanwhile run in the next pass.
 *
 * <p>Except for {@code callSoonThreadsafe} everything belongs to the loop's thread. Other
 * implementations of the interface are welcome: they queue {@link Handle}s and call {@link
 * Handle#run}, and tell {@link #setRunning} when they start and stop.
 */
public non-sealed interface EventLoop
    extends LoopCallbacks,
        LoopTasks,
        LoopFailures,
        LoopExecutors,
        LoopSignals,
        LoopDebug,
        AutoCloseable {

  /**
   * A new loop, on the best way of waiting for I/O that there is on this machine and class path;
   * {@code -Dheddle.io=NAME} chooses another.
   *
   * @return a loop that is not running
   */
  static EventLoop create() {
    return Loops.create();
  }

  /**
   * The loop that is running on this thread.
   *
   * @return the loop
   * @throws IllegalStateException if none is
   */
  static EventLoop running() {
    EventLoop loop = Current.get().running();
    if (loop == null) {
      throw NoRunningLoop.exception();
    }
    return loop;
  }

  /**
   * The loop that is running on this thread, or else the one chosen by {@link #setCurrent}.
   *
   * @return the loop
   * @throws IllegalStateException if there is neither; none is made up
   */
  static EventLoop current() {
    Current thread = Current.get();
    EventLoop loop = thread.running() != null ? thread.running() : thread.chosen;
    if (loop == null) {
      throw new IllegalStateException(
          "There is no current event loop in thread '"
              + Thread.currentThread().getName()
              + "'; run the program by Asyncio.run(...), or choose a loop by setCurrent(...)");
    }
    return loop;
  }

  /**
   * Chooses what {@link #current} gives on this thread while no loop is running.
   *
   * @param loop the loop; null for none
   */
  static void setCurrent(@Nullable EventLoop loop) {
    Current.get().chosen = loop;
  }

  /**
   * For implementations: says which loop is running on this thread.
   *
   * @param loop the loop when it starts; null when it stops
   */
  static void setRunning(@Nullable EventLoop loop) {
    Current.get().setRunning(loop);
  }

  /**
   * Runs the loop until an awaitable is done. A coroutine becomes a task.
   *
   * @param main what to wait for
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalArgumentException if it is the future of another loop
   * @throws IllegalStateException if a loop is running here, this one is closed, or it was stopped
   *     before
   */
  <T extends @Nullable Object> T runUntilComplete(Awaitable<T> main);

  /** Runs the loop until {@link #stop} is called. */
  void runForever();

  /**
   * Makes the loop return at the end of the current pass; before a run, of that run's only pass,
   * which does not wait.
   */
  void stop();

  /**
   * Whether the loop is running, on whatever thread.
   *
   * @return true between start and end of a run
   */
  boolean isRunning();

  /**
   * Whether the loop has been closed.
   *
   * @return true from {@link #close} on
   */
  boolean isClosed();

  /**
   * Drops everything scheduled and gives back what the loop holds. Does nothing the second time.
   *
   * @throws IllegalStateException if the loop is running
   */
  @Override
  void close();
}
