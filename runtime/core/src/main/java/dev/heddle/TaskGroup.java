package dev.heddle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: asyncio's {@code TaskGroup}.
 *
 * <pre>{@code
 * await(TaskGroup.run(group -> {
 *   Task<String> a = group.createTask(load("a"));
 *   Task<String> b = group.createTask(load("b"));
 *   return done();
 * })); // both are done here
 * }</pre>
 *
 * <p>The coroutine that {@link #run} gives ends when the body and all tasks have. When one of them
 * fails the others are cancelled, and what failed comes out in an {@link ExceptionGroup}; a task
 * that is cancelled alone does not count as failed. A failure that ends the loop, such as running
 * out of memory, comes out bare. If the task that runs the group is cancelled, so are the group's;
 * then the {@link CancelledError} comes out, if nothing failed. A cancellation from outside that
 * meets a failure is thrown at the next await.
 *
 * <p>{@link #cancel} leaves early without an exception. In the group that {@link #supervise} runs
 * the tasks fail alone.
 *
 * <pre>
 *   entered --failure, cancel--&gt; cancelling
 *      |                            |
 *      +--body and tasks ended------+--&gt; finished
 * </pre>
 *
 * <p>The tasks feel a {@link CancelScope} around the group as its body does. Loop thread only.
 */
public final class TaskGroup {
  /** A task of the group. */
  private record Child(Scope scope, @Nullable Starting<?> starting) {}

  private final Scope scope = Scope.once();
  private final Map<Task<?>, Child> children = new LinkedHashMap<>();
  private final GroupErrors errors = new GroupErrors();
  private final boolean isSupervisor;

  /** Under supervision: failed, while there still is a body that may look at the failure. */
  private final List<Task<?>> unseen = new ArrayList<>();

  private @Nullable Task<?> parent;
  private @Nullable Future<@Nullable Void> completed;
  private boolean isExiting;
  private boolean isAborting;

  TaskGroup(boolean isSupervisor) {
    this.isSupervisor = isSupervisor;
  }

  /**
   * Runs a body that makes tasks, and waits for all of them.
   *
   * @param body makes tasks with the group that it is given
   * @param <T> the type of its result
   * @return a coroutine of the body's result, which is null if {@link #cancel} ended the body. It
   *     throws {@link ExceptionGroup} if the body or a task failed
   */
  public static <T extends @Nullable Object> Coroutine<T> run(Body<TaskGroup, T, ?> body) {
    return new GroupRun<>(new TaskGroup(false), Objects.requireNonNull(body, "body"));
  }

  /**
   * As {@link #run}, but a task that fails leaves the others and the body alone. Its failure is the
   * task's own, for whoever awaits it.
   *
   * @param body makes tasks with the group that it is given
   * @param <T> the type of its result
   * @param <X> the checked exceptions of the body
   * @return a coroutine of the body's result, which is null if {@link #cancel} ended the body. It
   *     throws a failure of the body as it is, when the tasks have been cancelled and have ended
   * @throws X from the await
   */
  public static <T extends @Nullable Object, X extends Throwable> Coroutine<T> supervise(
      Body<TaskGroup, T, X> body) throws X {
    return new GroupRun<>(new TaskGroup(true), Objects.requireNonNull(body, "body"));
  }

  /**
   * Makes a task that belongs to the group; the body and other tasks may do so until all have
   * ended.
   *
   * @param coroutine one that has not been started
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if the group is over or being cancelled; the coroutine is closed
   */
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return adopt(loopFor(coroutine).createTask(coroutine), null);
  }

  /**
   * As {@link #createTask(Coroutine)}, with a name.
   *
   * @param coroutine one that has not been started
   * @param name the task's name, for people
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if the group is finished or being cancelled
   */
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
    return adopt(loopFor(coroutine).createTask(coroutine, name), null);
  }

  /**
   * As {@link #createTask(Coroutine)}, with all that can be chosen.
   *
   * @param coroutine one that has not been started
   * @param options name, context, and when it starts
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if the group is finished or being cancelled
   */
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, TaskOptions options) {
    return adopt(loopFor(coroutine).createTask(coroutine, options), null);
  }

  /**
   * Makes a task that belongs to the group and waits until it says that it is ready: a server that
   * listens, say. A failure before that comes out of here instead of ending the group. Whoever is
   * cancelled while it waits here takes the task along.
   *
   * <pre>{@code
   * int port = await(group.start((Starting<Integer> starting) -> serve(starting)));
   * }</pre>
   *
   * @param child calls {@link Starting#ready(Object)} sooner or later
   * @param <V> the type of what it is ready with
   * @param <X> the checked exceptions of the child
   * @return a coroutine of that. It throws IllegalStateException if the task ends without
   * @throws X from the await
   */
  public <V extends @Nullable Object, X extends Throwable> Coroutine<V> start(
      Body<Starting<V>, ?, X> child) throws X {
    return new StartChild<>(this, Objects.requireNonNull(child, "child"));
  }

  /**
   * Leaves early, without an exception: cancels the tasks and the body, where it waits next. The
   * group then ends as if all had been done; errors are thrown as ever. Harmless when it is over.
   */
  public void cancel() {
    if (isExiting && children.isEmpty()) {
      return;
    }
    abort();
    scope.cancel(null);
  }

  private EventLoop loopFor(Coroutine<?> coroutine) {
    if (!isOpen()) {
      coroutine.close();
      throw GroupErrors.refusal(this, isExiting && children.isEmpty());
    }
    return Objects.requireNonNull(parent).getLoop();
  }

  private <T extends @Nullable Object> Task<T> adopt(Task<T> task, @Nullable Starting<?> starting) {
    Child child = new Child(Scope.once(), starting);
    child.scope.adopt(task, scope.outer());
    children.put(task, child);
    task.addDoneCallback(done -> childDone(task));
    if (isAborting) { // by the task itself, which was started eagerly
      cancelChild(task);
    }
    return task;
  }

  /** Makes a task that is to say when it is ready. */
  Task<?> createStarting(Coroutine<?> coroutine, Starting<?> starting) {
    return adopt(loopFor(coroutine).createTask(coroutine), starting);
  }

  private void childDone(Task<?> task) {
    Child child = Objects.requireNonNull(children.remove(task));
    child.scope.forget(task);
    if (completed != null && children.isEmpty() && !completed.done()) {
      completed.finish(null);
    }
    if (child.starting != null && child.starting.endedWith(task)) {
      return;
    }
    if (scope.isLeft()) {
      return; // by force: nobody is left to throw to, so a failure is the task's own
    }
    if (isSupervisor && task.getLoop().tasks().hold(task)) {
      unseen.add(task);
    }
    if (!isSupervisor && !task.cancelled() && task.exception() != null) {
      failed(task.exception());
    }
  }

  private void failed(Throwable failure) {
    errors.add(failure);
    if (!isAborting) {
      abort();
      scope.cancel(null);
    }
  }

  /** Cancels one task of the group. */
  void cancelChild(Task<?> task) {
    Child child = children.get(task);
    if (child != null) {
      child.scope.cancel(null);
    }
  }

  /** Whether there can be new tasks. */
  boolean isOpen() {
    return !isAborting && !(isExiting && children.isEmpty());
  }

  /** Cancels all tasks, and refuses new ones. */
  void abort() {
    if (!isAborting) {
      isAborting = true;
      List.copyOf(children.keySet()).forEach(this::cancelChild);
    }
  }

  /** The running task enters the group. */
  void enter() {
    parent = scope.enter("TaskGroup");
  }

  /** The body has ended, with a failure or a cancellation if there is one. */
  void bodyEnded(@Nullable Throwable failure) {
    isExiting = true;
    if (failure != null) {
      abort();
    }
  }

  /** A future to wait for: that all tasks have ended; null if they have. */
  @Nullable Future<@Nullable Void> whatIsLeft() {
    completed = children.isEmpty() ? null : Objects.requireNonNull(parent).getLoop().createFuture();
    return completed;
  }

  /** The wait for the tasks was cancelled. It is taken up again, and goes on in peace. */
  void waitCancelled() {
    abort();
    scope.calm();
  }

  /** Leaves without waiting, when the coroutine of the group is closed. */
  void abandon() {
    abort();
    leave();
  }

  private boolean leave() {
    unseen.forEach(task -> task.getLoop().tasks().release(task));
    unseen.clear();
    return scope.leave();
  }

  /**
   * Ends the group when all has ended.
   *
   * @param bodyFailure a failure of the body, if there is one
   * @param cancelled what the body's or the group's waiting ended with, if it was cancelled
   */
  void end(@Nullable Throwable bodyFailure, @Nullable Throwable cancelled) throws Throwable {
    boolean isOwn = leave();
    Task<?> task = Objects.requireNonNull(parent);
    if (isSupervisor && bodyFailure != null) {
      GroupErrors.cancelAgain(task);
      throw bodyFailure;
    }
    errors.throwAll(bodyFailure, task);
    if (cancelled != null && !isOwn) {
      throw cancelled;
    }
  }

  /** As Python shows it. */
  @Override
  public String toString() {
    return "<TaskGroup"
        + (children.isEmpty() ? "" : " tasks=" + children.size())
        + (errors.count() == 0 ? "" : " errors=" + errors.count())
        + (isAborting ? " cancelling" : parent != null ? " entered" : "")
        + ">";
  }
}
