package dev.heddle;

import dev.heddle.context.Context;
import dev.heddle.frame.FrameChain;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.Current;
import dev.heddle.internal.loop.TaskTurn;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The turn of a task, as a handle: it is either in the loop's ready queue or waits for the future
 * that the task awaits, so one object serves a task for life.
 */
final class TaskStep extends Waiter implements TaskTurn {
  private final Task<?> task;
  private final Suspension suspension;
  private boolean started;

  TaskStep(Task<?> task, @Nullable Context context) {
    super(context);
    this.task = task;
    this.suspension = new Suspension(task);
  }

  @Override
  public Task<?> task() {
    return task;
  }

  /** A context that the task has not had before, and asks for in its turn, is left here. */
  @Override
  protected void call() {
    boolean hadContext = context != null;
    try {
      turn();
    } finally {
      if (!hadContext && context != null) {
        context.leave(Current.get(), null);
      }
    }
  }

  /** The first turn, on the stack of whoever makes the task. */
  void callNow(Context own) {
    Current thread = Current.get();
    Context hidden = own.enter(thread);
    try {
      task.getLoop().tasks().add(task);
      turn();
    } finally {
      own.leave(thread, hidden);
    }
  }

  /** Made in the middle of the task's turn, the context is entered on the spot. */
  @Override
  public Context getContext() {
    Context own = context;
    if (own == null) {
      own = new Context();
      context = own;
      Current thread = Current.get();
      if (thread.context == null && thread.task() == task) {
        own.enter(thread);
      }
    }
    return own;
  }

  /** The lines of the suspended calls, the outermost first. */
  List<StackTraceElement> stack() {
    return started
        ? FrameChain.linesOf(suspension)
        : List.of(FrameChain.lineOf(Objects.requireNonNull(task.getCoro())));
  }

  @Override
  protected EventLoop loop() {
    return task.getLoop();
  }

  @Override
  protected Object callback() {
    return task;
  }

  /** The task: what runs in a turn says more than that it is one. */
  @Override
  public String toString() {
    return task.toString();
  }

  /** One turn: run on with what the future gave that woke the task. */
  private void turn() {
    Future<?> wokenBy = future;
    if (wokenBy == null) {
      run(null, null);
    } else {
      future = null;
      Throwable failure = wokenBy.failureToThrow();
      run(failure == null ? wokenBy.result() : null, failure);
    }
  }

  private void run(@Nullable Object value, @Nullable Throwable failure) {
    Throwable thrown = failure;
    if (task.mustCancel) {
      task.mustCancel = false;
      if (!(thrown instanceof CancelledError)) {
        thrown = CancelledError.delivered(task.cancelMessage);
      }
    }
    thrown = Delivery.arriving(task, thrown);
    Object result;
    try {
      result = thrown == null ? proceed(value) : proceedWith(thrown);
    } catch (Throwable end) {
      task.endWith(end);
      return;
    }
    if (result == suspension) {
      subscribe(suspension.takeAwaited());
    } else {
      task.end(result);
    }
  }

  private @Nullable Object proceed(@Nullable Object value) throws Throwable {
    if (started) {
      return suspension.resume(value);
    }
    started = true;
    return suspension.start(Objects.requireNonNull(task.getCoro()));
  }

  private @Nullable Object proceedWith(Throwable failure) throws Throwable {
    if (started) {
      return suspension.resumeWith(failure);
    }
    started = true;
    return suspension.startWith(Objects.requireNonNull(task.getCoro()), failure);
  }

  private void subscribe(@Nullable Object awaited) {
    if (awaited == null) {
      task.getLoop().schedule(this);
    } else if (awaited instanceof Future<?> next
        && next != task
        && next.getLoop() == task.getLoop()) {
      next.addWaiter(this);
      // a request that the task made to itself, or got while it ran
      if (task.mustCancel && next.cancel(task.cancelMessage)) {
        task.mustCancel = false;
      }
      Delivery.interrupt(task);
    } else if (awaited instanceof CompletableFuture<?> stage) {
      subscribe(task.getLoop().wrapFuture(stage));
    } else {
      IllegalStateException wrong = WrongAwait.of(task, awaited);
      task.getLoop().callSoon(() -> run(null, wrong), getContext());
    }
  }
}
