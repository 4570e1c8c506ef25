package dev.heddle;

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
  private final @Nullable Supplier<? extends EventLoop> loopFactory;
  private @Nullable EventLoop loop;
  private boolean closed;

  /** A runner on a loop of the usual kind, which is also {@link EventLoop#current} meanwhile. */
  public Runner() {
    this.loopFactory = null;
  }

  /**
   * A runner on a loop of one's own.
   *
   * @param loopFactory makes the loop
   */
  public Runner(Supplier<? extends EventLoop> loopFactory) {
    this.loopFactory = Objects.requireNonNull(loopFactory, "loopFactory");
  }

  /**
   * The loop of this runner.
   *
   * @return the loop
   * @throws IllegalStateException if the runner is closed
   */
  public EventLoop getLoop() {
    if (closed) {
      throw new IllegalStateException("Runner is closed");
    }
    EventLoop made = loop;
    if (made == null) {
      if (loopFactory != null) {
        made = loopFactory.get();
      } else {
        made = EventLoop.create();
        EventLoop.setCurrent(made);
      }
      loop = made;
    }
    return made;
  }

  /**
   * Runs an awaitable to its end. Other tasks of the loop rest between runs.
   *
   * @param main what to run
   * @param <T> the type of its result
   * @return its result; its failure is thrown as it was thrown
   * @throws IllegalStateException if the runner is closed, or a loop is running on this thread
   */
  public <T extends @Nullable Object> T run(Awaitable<T> main) {
    Objects.requireNonNull(main, "an awaitable is required, got null");
    if (Asyncio.isRunning()) {
      throw new IllegalStateException("Runner.run() cannot be called from a running event loop");
    }
    return getLoop().runUntilComplete(main);
  }

  /**
   * Cancels the tasks that are left, waits for them, closes the asynchronous generators that are
   * left and then the loop. Harmless the second time.
   */
  @Override
  public void close() {
    EventLoop made = loop;
    if (made == null) {
      return;
    }
    try {
      cancelAll(made);
      if (!made.asyncGenerators().isEmpty()) {
        made.runUntilComplete(made.shutdownAsyncgens());
      }
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
