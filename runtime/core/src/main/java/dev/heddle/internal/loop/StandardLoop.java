package dev.heddle.internal.loop;

import dev.heddle.Awaitable;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.ExceptionHandler;
import dev.heddle.Handle;
import dev.heddle.TaskList;
import dev.heddle.TimerHandle;
import dev.heddle.continuation.AsyncGenerators;
import dev.heddle.internal.Current;
import dev.heddle.internal.Nanos;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Heddle's loop. Only {@link #callSoonThreadsafe}, {@link #isRunning} and {@link #isClosed} are for
 * any thread.
 */
final class StandardLoop implements EngineLoop {
  /** The longest wait for a timer, as in asyncio: 24 hours. */
  private static final long LONGEST_WAIT = Duration.ofDays(1).toNanos();

  private final ReadyQueue ready;
  private final TimerHeap timers = new TimerHeap();
  private final Inbox inbox = new Inbox();
  private final TaskList tasks = new TaskList();
  private final AsyncGenerators asyncGenerators = new AsyncGenerators(this);
  private final Clock clock;
  private final Engine engine;
  private final FailureReports reports = new FailureReports(this);

  private volatile @Nullable Thread runner;
  private volatile boolean closed;
  private boolean stopping;
  private boolean interrupted;
  private long timersMade;
  private int turns;

  StandardLoop(Clock clock, Function<EventLoop, Engine> engine, @Nullable ReadyOrder order) {
    this.ready = new ReadyQueue(order);
    this.clock = clock;
    this.engine = engine.apply(this);
  }

  @Override
  public <T extends @Nullable Object> T runUntilComplete(Awaitable<T> main) {
    checkOpen();
    checkNothingRuns();
    return MainFuture.run(this, main);
  }

  @Override
  public void runForever() {
    checkOpen();
    checkNothingRuns();
    runner = Thread.currentThread();
    Current.get().setRunning(this);
    try {
      do {
        pass();
      } while (!stopping);
    } finally {
      stopping = false;
      Current.get().setRunning(null);
      runner = null;
      restoreInterrupt();
    }
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean isRunning() {
    return runner != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    if (runner != null) {
      throw new IllegalStateException("Cannot close a running event loop");
    }
    if (closed) {
      return;
    }
    reports.pendingTasks();
    closed = true;
    inbox.clear();
    ready.clear();
    timers.clear();
    engine.close();
  }

  @Override
  public Handle callSoon(Runnable callback) {
    Handle handle = new Callback(this, Objects.requireNonNull(callback, "callback"));
    schedule(handle);
    return handle;
  }

  @Override
  public void schedule(Handle handle) {
    checkOpen();
    if (runner == null) {
      inbox.drainTo(ready); // what came before goes before, also while nobody drains
    }
    ready.add(handle);
  }

  @Override
  public Handle callSoonThreadsafe(Runnable callback) {
    if (runner == Thread.currentThread()) {
      return callSoon(callback);
    }
    checkOpen();
    Handle handle = new Callback(this, Objects.requireNonNull(callback, "callback"));
    if (inbox.push(handle)) {
      engine.wakeup();
    }
    return handle;
  }

  @Override
  public TimerHandle callLater(Duration delay, Runnable callback) {
    return callAt(Nanos.after(clock.nanos(), Nanos.of(delay)), callback);
  }

  @Override
  public TimerHandle callAt(long whenNanos, Runnable callback) {
    checkOpen();
    Objects.requireNonNull(callback, "callback");
    Timer timer = new Timer(this, whenNanos, timersMade++, callback);
    timers.add(timer);
    return timer;
  }

  @Override
  public long time() {
    return clock.nanos();
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public TaskList tasks() {
    return tasks;
  }

  @Override
  public AsyncGenerators asyncGenerators() {
    return asyncGenerators;
  }

  @Override
  public @Nullable ExceptionHandler getExceptionHandler() {
    return reports.handler();
  }

  @Override
  public void setExceptionHandler(@Nullable ExceptionHandler handler) {
    reports.setHandler(handler);
  }

  @Override
  public void defaultExceptionHandler(ErrorContext context) {
    FailureReports.print(context);
  }

  @Override
  public void callExceptionHandler(ErrorContext context) {
    reports.report(context);
  }

  @Override
  public String toString() {
    return "<EventLoop running="
        + (isRunning() ? "True" : "False")
        + " closed="
        + (closed ? "True" : "False")
        + ">";
  }

  void timerCancelled(Timer timer) {
    if (timer.isScheduled) {
      timers.timerCancelled();
    }
  }

  /** One pass, the whole of what a loop does. */
  private void pass() {
    select();
    inbox.drainTo(ready);
    scheduleDueTimers();
    turns = ready.beginPass();
    for (int left = turns; left > 0; left--) {
      Handle handle = ready.poll();
      if (handle != null) {
        handle.run();
      }
    }
  }

  private void select() {
    long timeout = timeout();
    if (timeout == 0) {
      if (ready.isEmpty()) {
        engine.select(0);
      } else {
        engine.poll(turns);
      }
      return;
    }
    // An interrupted thread does not block. Interrupts are not the loop's: it hands them on at the
    // end.
    if (Thread.interrupted()) {
      interrupted = true;
    }
    engine.select(inbox.goToSleep() ? timeout : 0);
    inbox.wakeUp();
  }

  private long timeout() {
    if (!ready.isEmpty() || stopping) {
      return 0;
    }
    Timer first = timers.first();
    if (first == null) {
      return Engine.FOREVER;
    }
    long wait = Nanos.between(clock.nanos(), first.when());
    return Math.min(Math.max(0, wait), LONGEST_WAIT);
  }

  private void scheduleDueTimers() {
    if (timers.size() == 0) {
      return;
    }
    long now = clock.nanos();
    for (Timer due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
      ready.add(due);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("Event loop is closed");
    }
  }

  private void checkNothingRuns() {
    if (runner != null) {
      throw new IllegalStateException("This event loop is already running");
    }
    if (Current.get().running() != null) {
      throw new IllegalStateException(
          "Cannot run the event loop while another loop is running; await the coroutine there, or run"
              + " this loop on a thread of its own");
    }
  }

  private void restoreInterrupt() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }
}
