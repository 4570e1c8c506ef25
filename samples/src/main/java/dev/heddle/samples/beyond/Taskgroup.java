package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.ExceptionGroup;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TaskGroup: joint success, joint failure, cancellation from outside. Times are longer than the
 * original's, so that a busy machine does not change what comes first; the two that fail together
 * only give up a turn, so that they do so in the same one.
 */
final class Taskgroup {
  /** Prints itself as Python's exception of the same name does. */
  private abstract static class PythonException extends Exception {
    private static final long serialVersionUID = 1L;

    PythonException(Object argument) {
      super(repr(argument));
    }

    @Override
    public String toString() {
      return getClass().getSimpleName() + "(" + getMessage() + ")";
    }
  }

  private static final class ValueError extends PythonException {
    private static final long serialVersionUID = 1L;

    ValueError(int number) {
      super(number);
    }
  }

  private static final class KeyError extends PythonException {
    private static final long serialVersionUID = 1L;

    KeyError(int number) {
      super(number);
    }
  }

  private static final class RuntimeError extends PythonException {
    private static final long serialVersionUID = 1L;

    RuntimeError(String text) {
      super(text);
    }
  }

  private Taskgroup() {}

  @Async
  static Coroutine<String> work(String name, int millis, @Nullable Exception error)
      throws Exception {
    try {
      await(sleep(Duration.ofMillis(millis)));
      if (error != null) {
        throw error;
      }
      System.out.println(name + ": done");
      return done(name);
    } catch (CancelledError e) {
      System.out.println(name + ": cancelled");
      throw e;
    }
  }

  @Async
  static Coroutine<Void> jointSuccess() {
    List<Task<String>> tasks = new ArrayList<>();
    await(
        TaskGroup.run(
            group -> {
              for (int n : new int[] {3, 1, 2}) {
                tasks.add(group.createTask(work("t" + n, 100 * n, null)));
              }
              System.out.println("body over");
              return done();
            }));
    System.out.println(repr(tasks.stream().map(Future::result).toList()));
    return done();
  }

  @Async
  static Coroutine<Void> jointFailure() {
    try {
      await(
          TaskGroup.run(
              group -> {
                group.createTask(work("bad1", 0, new ValueError(1)));
                group.createTask(work("bad2", 0, new KeyError(2)));
                group.createTask(work("victim", 1000, null));
                return work("body", 1000, null);
              }));
    } catch (ExceptionGroup errors) {
      errors
          .handle(ValueError.class, Taskgroup::print)
          .handle(KeyError.class, Taskgroup::print)
          .rethrow();
    }
    try {
      await(
          TaskGroup.run(
              group -> {
                group.createTask(work("victim2", 1000, null));
                await(yieldNow());
                throw new RuntimeError("from the body");
              }));
    } catch (ExceptionGroup errors) {
      System.out.println(
          "ExceptionGroup(" + repr(errors.message()) + ", " + repr(errors.exceptions()) + ")");
    }
    return done();
  }

  private static void print(ExceptionGroup errors) {
    System.out.println("except* (" + errors.exceptions().get(0) + ",)");
  }

  @Async
  static Coroutine<Void> nest() {
    await(
        TaskGroup.run(
            outer -> {
              outer.createTask(work("outer child", 1000, null));
              return TaskGroup.run(
                  inner -> {
                    inner.createTask(work("inner child", 1000, null));
                    return done();
                  });
            }));
    return done();
  }

  @Async
  static Coroutine<Void> cancelledFromOutside() {
    Task<Void> task = createTask(nest());
    await(sleep(Duration.ofMillis(100)));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError e) {
      System.out.println("cancelled from outside, cancelled() " + repr(task.cancelled()));
    }
    return done();
  }

  @Async
  static Coroutine<Void> cancelledAlone() throws Exception {
    TaskGroup over =
        await(
            TaskGroup.run(
                group -> {
                  Task<String> alone = group.createTask(work("cancelled alone", 1000, null));
                  group.createTask(work("sibling", 20, null));
                  await(yieldNow());
                  alone.cancel();
                  return done(group);
                }));
    System.out.println("a child that is cancelled alone does not end the group");
    Coroutine<String> late = work("late", 0, null);
    try {
      over.createTask(late);
    } catch (IllegalStateException e) {
      String message = String.valueOf(e.getMessage());
      System.out.println(
          "RuntimeError: " + message.substring(message.lastIndexOf('>') + 1).strip());
    }
    return done();
  }

  @Async
  static Coroutine<Void> start() throws Exception {
    await(jointSuccess());
    await(jointFailure());
    await(cancelledFromOutside());
    await(cancelledAlone());
    return done();
  }

  public static void main(String[] args) throws Exception {
    run(start());
  }
}
