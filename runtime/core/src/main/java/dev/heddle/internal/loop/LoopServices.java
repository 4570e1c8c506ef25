package dev.heddle.internal.loop;

import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.ExceptionHandler;
import dev.heddle.Future;
import dev.heddle.TaskList;
import dev.heddle.continuation.AsyncGenerators;
import dev.heddle.frame.Fairness;
import dev.heddle.frame.NeverAwaited;
import dev.heddle.internal.AsyncioLog;
import dev.heddle.internal.DebugMode;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What the standard loop has beside its passes: the lists of tasks and generators, the default
 * executor, the reports of failures, and debug mode. Loop thread only.
 */
abstract class LoopServices implements EngineLoop {
  private final TaskList tasks = new TaskList();
  private final AsyncGenerators asyncGenerators = new AsyncGenerators(this);
  private final DefaultExecutor defaultExecutor = new DefaultExecutor();
  private final SignalHandlers signals = new SignalHandlers(this);
  private final FailureReports reports;
  private final Watch watch;
  private @Nullable Unclosed unclosed;

  LoopServices(Clock clock) {
    this.watch = new Watch(clock);
    this.reports = new FailureReports(this, watch);
  }

  /** Says who is to run the handles from the next pass on; null for nobody. */
  abstract void watchWith(@Nullable Watch chosen);

  /** Tells, before a loop is closed, of what will now never happen. */
  final void reportWhatIsLeft() {
    tasks.reportAllFailures();
    reports.pendingTasks();
    if (watch.isDebugging) {
      NeverAwaited.report(this, true);
      AsyncioLog.get().log(System.Logger.Level.DEBUG, "Close " + this);
    }
  }

  /** Gives back what a loop holds that has just been closed. */
  final void endServices() {
    signals.close();
    defaultExecutor.shutdown();
    setDebug(false);
  }

  /** A function that somebody is to call, if it is one. */
  static <F> F callable(F function, String method) {
    if (function == null) {
      throw new NullPointerException(
          "a callable object was expected by " + method + "(), got null");
    }
    return function;
  }

  /** What a closed loop answers. */
  final IllegalStateException closed() {
    return new IllegalStateException(
        "Event loop is closed: " + this + "; make another one by EventLoop.create()");
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
  public <T extends @Nullable Object> Future<T> runInExecutor(
      @Nullable Executor executor, Callable<? extends T> function) {
    if (isClosed()) {
      throw closed();
    }
    return EngineLoop.super.runInExecutor(
        executor == null ? defaultExecutor.get() : executor, callable(function, "runInExecutor"));
  }

  @Override
  public void setDefaultExecutor(ExecutorService executor) {
    defaultExecutor.set(executor);
  }

  @Override
  public Coroutine<@Nullable Void> shutdownDefaultExecutor(Duration timeout) {
    return new ShutdownExecutor(this, defaultExecutor, timeout);
  }

  @Override
  public void addSignalHandler(String signal, Runnable callback) {
    if (isClosed()) {
      throw closed();
    }
    signals.add(signal, callable(callback, "addSignalHandler"));
  }

  @Override
  public boolean removeSignalHandler(String signal) {
    return signals.remove(signal);
  }

  @Override
  public boolean getDebug() {
    return watch.isDebugging;
  }

  @Override
  public void setDebug(boolean debug) {
    if (debug == watch.isDebugging || (isClosed() && debug)) {
      return;
    }
    DebugMode.loopSwitched(debug);
    watch.isDebugging = debug;
    watchWith(watch.isNeeded() ? watch : null);
    if (debug) {
      String selector = engine().getClass().getSimpleName();
      AsyncioLog.get().log(System.Logger.Level.DEBUG, "Using selector: " + selector);
    }
    if (unclosed == null) {
      unclosed = Unclosed.watch(this);
    }
    unclosed.debugSwitched(debug);
    // Else the loop may be found unclosed in here, counted already and its watcher not told yet.
    Reference.reachabilityFence(this);
  }

  @Override
  public Duration getSlowCallbackDuration() {
    return watch.slowCallbackDuration;
  }

  @Override
  public void setSlowCallbackDuration(Duration duration) {
    watch.slowCallbackDuration = Objects.requireNonNull(duration, "duration");
  }

  @Override
  public int getFairnessBudget() {
    return watch.fairnessBudget;
  }

  @Override
  public void setFairnessBudget(int awaits) {
    if (awaits < 0) {
      throw new IllegalArgumentException("a budget of " + awaits + " awaits; it must be 0 or more");
    }
    Fairness.switchOn();
    watch.fairnessBudget = awaits;
    watchWith(watch.isNeeded() ? watch : null);
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
}
