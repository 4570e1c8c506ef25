package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.frame.Frame;
import dev.heddle.internal.Current;
import dev.heddle.internal.Fatal;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that a loop runs, and the future of its result.
 *
 * <p>Each turn of a task is a handle in the loop's ready queue: the first in the pass after its
 * creation, a further one in the pass after what it awaits is done.
 *
 * <pre>
 *   scheduled --turn--&gt; awaits a future --done--&gt; scheduled ...
 *       |
 *       +--turn, the coroutine ends--&gt; done
 * </pre>
 *
 * <p>Loop thread only.
 *
 * @param <T> the type of the result
 */
public final class Task<T extends @Nullable Object> extends Future<T> {
  private static final AtomicLong COUNT = new AtomicLong();

  private @Nullable Coroutine<T> coroutine;
  final TaskStep step;

  /** A name, or the number of a task that was given none. */
  private Object name;

  int cancelRequests; // Scope counts its own
  boolean mustCancel;
  @Nullable String cancelMessage;
  @Nullable Scope scope; // the innermost that the task is in
  boolean interrupted; // what the task waits for has been cancelled for the sake of a scope

  @Nullable Task<?> older;
  @Nullable Task<?> newer;

  /**
   * Makes a task and schedules its first turn. For task factories; users call {@link
   * EventLoop#createTask}.
   *
   * @param loop the loop to run on
   * @param coroutine what to run
   * @param options name, context, and when the task starts
   */
  public Task(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    super(loop);
    if (coroutine == null) {
      throw new NullPointerException("a coroutine was expected, got null");
    }
    this.coroutine = coroutine;
    String chosenName = options.name();
    this.name = chosenName != null ? chosenName : COUNT.incrementAndGet();
    Current thread = Current.get();
    Context context = options.context();
    if (options.eagerStart() && thread.running() == loop) {
      Context own = context != null ? context : Context.copyCurrent();
      this.step = new TaskStep(this, own);
      step.callNow(own);
      if (done()) {
        this.coroutine = null;
      }
      return;
    }
    Context maker = thread.context;
    if (context == null && maker != null && !maker.isEmpty()) {
      context = maker.copy();
    }
    this.step = new TaskStep(this, context);
    loop.schedule(step);
    loop.tasks().add(this);
  }

  /**
   * The coroutine that the task runs.
   *
   * @return the coroutine; null for a task that ended when it was made
   */
  public @Nullable Coroutine<T> getCoro() {
    return coroutine;
  }

  /**
   * The context that the task runs in.
   *
   * @return what the task was given, or the copy that it made
   */
  public Context getContext() {
    return step.getContext();
  }

  /**
   * The task's name.
   *
   * @return what it was given, or {@code Task-N}
   */
  public String getName() {
    return name instanceof String ? (String) name : "Task-" + name;
  }

  /**
   * Renames the task.
   *
   * @param newName its name, for people
   */
  public void setName(String newName) {
    name = Objects.requireNonNull(newName, "newName");
  }

  /**
   * Asks the task to end: a {@link CancelledError} is thrown at its await. What it waits for is
   * cancelled now; a task that does not wait gets the error at its next turn. The coroutine may
   * catch the error and go on, so the task need not end cancelled.
   *
   * @param message the message of the error
   * @return false if the task is done
   */
  @Override
  public boolean cancel(@Nullable String message) {
    if (done()) {
      setRetrieved();
      return false;
    }
    if (WaitRing.isAheadOf(this)) {
      leaveRing(message);
      return true;
    }
    // A loop where asyncio recurses: tasks that await one another make long chains.
    Task<?> task = this;
    Future<?> awaited = request(task);
    while (awaited instanceof Task<?> && !awaited.done()) {
      task = (Task<?>) awaited;
      awaited = request(task);
    }
    if (awaited == null || !awaited.cancel(message)) {
      task.mustCancel = true;
      task.cancelMessage = message;
    }
    return true;
  }

  private static @Nullable Future<?> request(Task<?> task) {
    task.cancelRequests++;
    return task.step.future;
  }

  /** Ends the waiting of this task alone: asking the others to end would go round for ever. */
  private void leaveRing(@Nullable String message) {
    cancelRequests++;
    mustCancel = true;
    cancelMessage = message;
    stopWaiting();
  }

  /** Gives up what the task waits for; it runs on in the next turn. */
  void stopWaiting() {
    step.unlink();
    step.future = null;
    getLoop().schedule(step);
  }

  /**
   * Where the coroutine waits: all its suspended calls, where asyncio shows the outermost only.
   *
   * @return the lines, the outermost first, as asyncio has them; empty for a task that is done or
   *     whose turn it is
   */
  public List<StackTraceElement> getStack() {
    return done() ? List.of() : step.stack();
  }

  /**
   * Where the coroutine waits, the innermost calls only.
   *
   * @param limit how many lines at most
   * @return the last lines of {@link #getStack()}
   */
  public List<StackTraceElement> getStack(int limit) {
    List<StackTraceElement> lines = getStack();
    return lines.subList(Math.max(0, lines.size() - TaskText.checked(limit)), lines.size());
  }

  /**
   * Prints where the coroutine waits, or, of a task that has failed, the trace of its failure.
   *
   * @param out where to print; asyncio's default is {@code System.err}
   */
  public void printStack(PrintStream out) {
    printStack(out, Integer.MAX_VALUE);
  }

  /**
   * As {@link #printStack(PrintStream)}, the innermost calls only.
   *
   * @param out where to print
   * @param limit how many lines at most
   */
  public void printStack(PrintStream out, int limit) {
    TaskText.printStack(this, out, limit);
  }

  /**
   * How many requests to cancel the task there have been, less those taken back.
   *
   * @return the number
   */
  public int cancelling() {
    return cancelRequests;
  }

  /**
   * Takes back one request to cancel the task: for code that has caught the {@link CancelledError}
   * and means to go on. With the last one, an error that has not been thrown yet is not thrown any
   * more.
   *
   * @return how many requests remain
   */
  public int uncancel() {
    if (cancelRequests > 0 && --cancelRequests == 0) {
      mustCancel = false;
    }
    return cancelRequests;
  }

  /**
   * Not for tasks: the coroutine gives the value.
   *
   * @throws IllegalStateException always
   */
  @Override
  public void setResult(T value) {
    throw TaskText.notForOthers(this, "setResult");
  }

  /**
   * Not for tasks: the coroutine fails or does not.
   *
   * @throws IllegalStateException always
   */
  @Override
  public void setException(Throwable exception) {
    throw TaskText.notForOthers(this, "setException");
  }

  /** The task as Python shows it: state, name, coroutine and place, what it waits for. */
  @Override
  public String toString() {
    return TaskText.of(this);
  }

  @Override
  String kind() {
    return "Task";
  }

  /** What {@code toString} says of the coroutine. */
  String describeCoroutine() {
    Coroutine<T> known = coroutine;
    return known == null ? "" : " coro=<" + ((Frame<?>) known).describe(done()) + ">";
  }

  /** What the task waits for; null while it is scheduled. */
  @Nullable Future<?> awaited() {
    return step.future;
  }

  void end(@Nullable Object result) {
    getLoop().tasks().remove(this);
    if (mustCancel) {
      mustCancel = false;
      cancelWith(cancelMessage);
    } else {
      finish(result);
    }
  }

  void endWith(Throwable failure) {
    getLoop().tasks().remove(this);
    Throwable end = Timeout.meantBy(failure);
    if (end instanceof CancelledError) {
      cancelWith(end);
    } else {
      fail(end);
      Fatal.throwIfFatal(failure);
    }
  }
}
