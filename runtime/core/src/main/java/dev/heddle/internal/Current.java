package dev.heddle.internal;

import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.context.Context;
import dev.heddle.frame.Suspension;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is doing: the loop that runs on it and the driver that resumes a coroutine on it.
 *
 * <p>Each turn of a task asks for it twice, and a thread local costs 4 ns. So the threads of
 * running loops have theirs in a small table as well, by thread number, where it costs 1 ns.
 * Entries are written when a loop starts and stops only; of two threads with the same place one
 * uses the thread local.
 */
public final class Current {
  private static final ThreadLocal<Current> HERE = ThreadLocal.withInitial(Current::new);

  /** Racy reads are sound: what is found counts only for the thread that it names. */
  private static final @Nullable Current[] LOOP_THREADS = new Current[256];

  private final Thread thread = Thread.currentThread();

  /** The suspension of the innermost driver at work on this thread; null outside of coroutines. */
  public @Nullable Suspension suspension;

  /** The loop that {@link EventLoop#setCurrent} chose for this thread. */
  public @Nullable EventLoop chosen;

  /**
   * The turns of coroutines that come when the one at work has ended; null while its own code runs,
   * and where none is at work.
   */
  public @Nullable Queue<Runnable> turns;

  /** The context that this thread is in; null for an empty one that nobody has asked for. */
  public @Nullable Context context;

  /** How many awaits may still complete at once in this turn, plus one; 0 if nobody counts. */
  public int awaitsLeft;

  private @Nullable EventLoop running;

  /** The context around the loop that is running; what the loop runs is not in it. */
  private @Nullable Context aroundLoop;

  private Current() {}

  /**
   * The calling thread's object.
   *
   * @return the one object of this thread
   */
  public static Current get() {
    Thread caller = Thread.currentThread();
    Current known = LOOP_THREADS[place(caller)];
    return known != null && known.thread == caller ? known : HERE.get();
  }

  /**
   * The task whose turn it is on this thread.
   *
   * @return null outside of tasks
   */
  public @Nullable Task<?> task() {
    for (Suspension driver = suspension; driver != null; driver = driver.enclosing()) {
      if (driver.owner() instanceof Task<?> task) {
        return task;
      }
      if (driver.owner() instanceof CompletableFuture<?>) {
        return null; // a method that was called outside of the loop and is resumed on its thread
      }
    }
    return null;
  }

  /**
   * The task in whose turn this happens, also within a method that returns a {@link
   * CompletableFuture}: what such a method does on a task's stack is done in the task's context.
   *
   * @return null outside of the turns of tasks
   */
  public @Nullable Task<?> taskAround() {
    for (Suspension driver = suspension; driver != null; driver = driver.enclosing()) {
      if (driver.owner() instanceof Task<?> task) {
        return task;
      }
    }
    return null;
  }

  /**
   * The loop that is running on this thread.
   *
   * @return null if none is
   */
  public @Nullable EventLoop running() {
    return running;
  }

  /**
   * Says which loop is running on this thread, which is the caller.
   *
   * @param loop the loop when it starts; null when it stops
   */
  public void setRunning(@Nullable EventLoop loop) {
    if (loop != null && running == null) {
      aroundLoop = context;
      context = null;
    } else if (loop == null && running != null) {
      context = aroundLoop;
      aroundLoop = null;
    }
    running = loop;
    int place = place(thread);
    if (loop != null && LOOP_THREADS[place] == null) {
      LOOP_THREADS[place] = this;
    } else if (loop == null && LOOP_THREADS[place] == this) {
      LOOP_THREADS[place] = null;
    }
  }

  private static int place(Thread thread) {
    return (int) thread.getId() & (LOOP_THREADS.length - 1);
  }
}
