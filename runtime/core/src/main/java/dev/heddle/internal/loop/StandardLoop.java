package dev.heddle.internal.loop;

import dev.heddle.Awaitable;
import dev.heddle.EventLoop;
import dev.heddle.Handle;
import dev.heddle.TimerHandle;
import dev.heddle.context.Context;
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
final class StandardLoop extends LoopServices {
  private final ReadyQueue ready;
  private final TimerHeap timers = new TimerHeap();
  private final Inbox inbox = new Inbox();
  private final Clock clock;
  private final Engine engine;
  private final Passes passes;

  private volatile @Nullable Thread runner;
  private volatile boolean closed;
  private boolean stopping;
  private boolean closing;
  private long timersMade;

  StandardLoop(Clock clock, Function<EventLoop, Engine> engine, @Nullable ReadyOrder order) {
    super(clock);
    this.ready = new ReadyQueue(order);
    this.clock = clock;
    this.engine = engine.apply(this);
    this.passes = new Passes(this, ready, timers, inbox, clock, this.engine);
    if (Boolean.getBoolean("heddle.debug")) {
      setDebug(true);
    }
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
    Current thread = Current.get();
    thread.setRunning(this);
    try {
      do {
        passes.pass(thread, stopping);
      } while (!stopping);
    } finally {
      stopping = false;
      thread.setRunning(null);
      runner = null;
      passes.restoreInterrupt();
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
      throw new IllegalStateException(
          "Cannot close a running event loop: " + this + "; stop() it, and close it after its run");
    }
    if (closed || closing) {
      return;
    }
    closing = true; // whoever is told of what is left may call this again
    try {
      reportWhatIsLeft();
    } finally {
      closing = false;
    }
    closed = true;
    passes.clear();
    tasks().loopClosed(this);
    endServices();
    engine.close();
  }

  @Override
  public Handle callSoon(Runnable callback) {
    return callSoon(callback, Context.copyCurrent());
  }

  @Override
  public Handle callSoon(Runnable callback, Context context) {
    Handle handle = newCallback(callback, "callSoon", context);
    schedule(handle);
    return handle;
  }

  @Override
  public void schedule(Handle handle) {
    checkOpen();
    Objects.requireNonNull(handle, "a handle was expected by schedule(), got null");
    if (getDebug()) {
      checkThread(runner);
    }
    inbox.drainTo(ready); // what came before goes before
    ready.add(handle);
  }

  @Override
  public Handle callSoonThreadsafe(Runnable callback) {
    return callSoonThreadsafe(callback, Context.copyCurrent());
  }

  @Override
  public Handle callSoonThreadsafe(Runnable callback, Context context) {
    if (runner == Thread.currentThread()) {
      Handle handle = newCallback(callback, "callSoonThreadsafe", context);
      schedule(handle);
      return handle;
    }
    checkOpen();
    Handle handle = newCallback(callback, "callSoonThreadsafe", context);
    if (!inbox.push(handle, engine)) {
      throw closed(); // meanwhile
    }
    return handle;
  }

  private Callback newCallback(Runnable callback, String method, Context context) {
    return new Callback(this, callable(callback, method), context);
  }

  @Override
  public TimerHandle callLater(Duration delay, Runnable callback) {
    return callLater(delay, callback, Context.copyCurrent());
  }

  @Override
  public TimerHandle callLater(Duration delay, Runnable callback, Context context) {
    Objects.requireNonNull(delay, "delay must not be null");
    callable(callback, "callLater");
    return callAt(Nanos.after(clock.nanos(), Nanos.of(delay)), callback, context);
  }

  @Override
  public TimerHandle callAt(long whenNanos, Runnable callback) {
    return callAt(whenNanos, callback, Context.copyCurrent());
  }

  @Override
  public TimerHandle callAt(long whenNanos, Runnable callback, Context context) {
    checkOpen();
    if (getDebug()) {
      checkThread(runner);
    }
    callable(callback, "callAt");
    Timer timer = new Timer(this, whenNanos, timersMade++, callback, context);
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
  void watchWith(@Nullable Watch watch) {
    passes.watch = watch;
  }

  @Override
  public String toString() {
    return "<EventLoop running="
        + (isRunning() ? "True" : "False")
        + " closed="
        + (closed ? "True" : "False")
        + " debug="
        + (getDebug() ? "True" : "False")
        + ">";
  }

  void timerCancelled(Timer timer) {
    if (timer.isScheduled) {
      timers.timerCancelled();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw closed();
    }
  }

  private void checkThread(@Nullable Thread running) {
    if (running != null && running != Thread.currentThread()) {
      throw new IllegalStateException(
          "Non-thread-safe operation invoked on an event loop other than the current one: "
              + this
              + "; use callSoonThreadsafe or runCoroutineThreadsafe from other threads");
    }
  }

  private void checkNothingRuns() {
    if (runner != null) {
      throw new IllegalStateException(
          "This event loop is already running: "
              + this
              + "; await the coroutine in it, or make a task of it");
    }
    EventLoop other = Current.get().running();
    if (other != null) {
      throw new IllegalStateException(
          "Cannot run the event loop while another loop is running: "
              + other
              + "; await the coroutine there, or run this loop on a thread of its own");
    }
  }
}
