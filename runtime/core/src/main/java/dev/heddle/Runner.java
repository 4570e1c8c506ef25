package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.internal.Sigint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs several coroutines, one after the other, on one loop: asyncio's {@code Runner}.
 *
 * <pre>{@code
 * try (var runner = new Runner()) {
 *   runner.run(prepare());
 *   System.out.println(runner.run(work()));
 * }
 * }</pre>
 *
 * <p>The loop is made when it is first needed. Closing the runner cancels what is left on it.
 */
public final class Runner implements AutoCloseable {
  /** How long the end of a run waits for the threads of the default executor, as in asyncio. */
  private static final Duration EXECUTOR_TIMEOUT = Duration.ofMinutes(5);

  private final @Nullable Boolean debug;
  private final @Nullable Supplier<? extends EventLoop> loopFactory;
  private @Nullable EventLoop loop;
  private @Nullable Context context;
  private boolean closed;

  /** A runner on a loop of the usual kind, which is also {@link EventLoop#current} meanwhile. */
  public Runner() {
    this(null, null);
  }

  /**
   * As {@link #Runner()}, with a choice about debug mode.
   *
   * @param debug for {@link EventLoop#setDebug}
   */
  public Runner(boolean debug) {
    this(debug, null);
  }

  /**
   * A runner on a loop of one's own.
   *
   * @param loopFactory makes the loop
   */
  public Runner(Supplier<? extends EventLoop> loopFactory) {
    this(null, Objects.requireNonNull(loopFactory, "loopFactory"));
  }

  /**
   * A runner with both choices.
   *
   * @param debug for {@link EventLoop#setDebug}; null to leave that as it is
   * @param loopFactory makes the loop; null for one of the usual kind
   */
  public Runner(@Nullable Boolean debug, @Nullable Supplier<? extends EventLoop> loopFactory) {
    this.debug = debug;
    this.loopFactory = loopFactory;
  }

  /**
   * The loop of this runner.
   *
   * @return the loop
   * @throws IllegalStateException if the runner is closed
   */
  public EventLoop getLoop() {
    if (closed) {
      throw new IllegalStateException("Runner is closed; make a new Runner()");
    }
    EventLoop made = loop;
    if (made == null) {
      if (loopFactory != null) {
        made = Objects.requireNonNull(loopFactory.get(), "the loop factory gave null for a loop");
      } else {
        made = EventLoop.create();
        EventLoop.setCurrent(made);
      }
      if (debug != null) {
        made.setDebug(debug);
      }
      loop = made;
      context = Context.copyCurrent();
    }
    return made;
  }

  /**
   * Runs an awaitable to its end, in the context that all runs of this runner share. Other tasks of
   * the loop rest between runs.
   *
   * <p>On the main thread Ctrl-C cancels it, see {@link KeyboardInterrupt}.
   *
   * @param main what to run
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if the runner is closed, or a loop is running on this thread
   * @throws KeyboardInterrupt if the user has ended it
   */
  public <T extends @Nullable Object> T run(Awaitable<T> main) {
    return run(main, null);
  }

  /**
   * As {@link #run(Awaitable)}, in another context.
   *
   * @param main what to run; a future runs in its own context already
   * @param ownContext shared, not copied; null for the context of this runner
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if the runner is closed, or a loop is running on this thread
   * @throws KeyboardInterrupt if the user has ended it
   */
  public <T extends @Nullable Object> T run(Awaitable<T> main, @Nullable Context ownContext) {
    Asyncio.required(main);
    if (Asyncio.isRunning()) {
      throw new IllegalStateException(
          "Runner.run() cannot be called from a running event loop; await the coroutine instead");
    }
    EventLoop chosen = getLoop();
    Context runs = ownContext != null ? ownContext : Objects.requireNonNull(context);
    Future<T> future =
        main instanceof Future<T> given ? given : chosen.createTask(main.coroutine(), runs);
    try (Sigint sigint = Sigint.watch(chosen, future)) {
      try {
        return chosen.runUntilComplete(future);
      } catch (CancelledError cancellation) {
        if (sigint != null
            && sigint.hasCome()
            && (!(future instanceof Task<?> task) || task.uncancel() == 0)) {
          throw new KeyboardInterrupt(cancellation);
        }
        throw cancellation;
      }
    }
  }

  /**
   * Cancels the tasks that are left, waits for them, closes the asynchronous generators that are
   * left, waits for the threads of the default executor, and closes the loop. Harmless the second
   * time.
   */
  @Override
  public void close() {
    EventLoop made = loop;
    if (made == null) {
      return;
    }
    try {
      cancelAll(made);
      made.runUntilComplete(made.shutdownAsyncgens());
      made.runUntilComplete(made.shutdownDefaultExecutor(EXECUTOR_TIMEOUT));
    } finally {
      if (loopFactory == null) {
        EventLoop.setCurrent(null);
      }
      made.close();
      loop = null;
      closed = true;
    }
  }

  private static void cancelAll(EventLoop loop) {
    List<Task<?>> tasks = loop.tasks().unfinished();
    if (tasks.isEmpty()) {
      return;
    }
    tasks.forEach(Task::cancel);
    loop.runUntilComplete(Gathering.of(tasks, true));
    for (Task<?> task : tasks) {
      Throwable failure = task.cancelled() ? null : task.exception();
      if (failure != null) {
        loop.callExceptionHandler(
            ErrorContext.of("unhandled exception during Asyncio.run() shutdown")
                .with(ErrorContext.EXCEPTION, failure)
                .with(ErrorContext.TASK, task));
      }
    }
  }
}
