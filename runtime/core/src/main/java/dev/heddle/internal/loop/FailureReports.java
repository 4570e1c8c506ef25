package dev.heddle.internal.loop;

import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.ExceptionHandler;
import dev.heddle.Handle;
import dev.heddle.Task;
import dev.heddle.context.Context;
import dev.heddle.internal.DebugMode;
import dev.heddle.internal.Fatal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a loop's failures go that nobody awaits. Never throws, fatal failures apart. */
final class FailureReports {
  private static final List<String> CONCERNED =
      List.of(ErrorContext.TASK, ErrorContext.FUTURE, ErrorContext.HANDLE);

  private final EventLoop loop;
  private final Watch watch;
  private @Nullable ExceptionHandler handler;

  FailureReports(EventLoop loop, Watch watch) {
    this.loop = loop;
    this.watch = watch;
  }

  @Nullable ExceptionHandler handler() {
    return handler;
  }

  void setHandler(@Nullable ExceptionHandler newHandler) {
    handler = newHandler;
  }

  void report(ErrorContext reported) {
    ErrorContext context = watch.isDebugging ? withTraceback(reported) : reported;
    ExceptionHandler chosen = handler;
    if (chosen == null) {
      loop.defaultExceptionHandler(context);
      return;
    }
    Context where = contextOf(context);
    try {
      if (where == null || where.isEntered()) {
        chosen.handle(loop, context);
      } else {
        where.run(() -> chosen.handle(loop, context));
      }
    } catch (Throwable failure) {
      Fatal.throwIfFatal(failure);
      loop.defaultExceptionHandler(
          ErrorContext.of("Unhandled error in exception handler")
              .with(ErrorContext.EXCEPTION, failure)
              .with(ErrorContext.CONTEXT, context));
    }
  }

  /** Adds where the thing concerned was made, or else the handle in whose turn this is. */
  private ErrorContext withTraceback(ErrorContext report) {
    if (report.get(ErrorContext.SOURCE_TRACEBACK) != null) {
      return report;
    }
    for (String key : CONCERNED) {
      Object concerned = report.get(key);
      if (concerned != null && !DebugMode.stackOf(concerned).isEmpty()) {
        return report.with(ErrorContext.SOURCE_TRACEBACK, DebugMode.stackOf(concerned));
      }
    }
    Handle current = watch.current;
    return current == null || DebugMode.stackOf(current).isEmpty()
        ? report
        : report.with(ErrorContext.HANDLE_TRACEBACK, DebugMode.stackOf(current));
  }

  /** The context of the task or handle concerned; null if there is none. */
  private static @Nullable Context contextOf(ErrorContext report) {
    for (String key : CONCERNED) {
      Object concerned = report.get(key);
      if (concerned instanceof Task<?> task) {
        return task.getContext();
      }
      if (concerned instanceof Handle handle) {
        return handle.getContext();
      }
    }
    return null;
  }

  /** Names the tasks that a closing loop leaves unfinished. */
  void pendingTasks() {
    for (Task<?> task : loop.tasks().unfinished()) {
      report(
          ErrorContext.of("Task was destroyed but it is pending!").with(ErrorContext.TASK, task));
    }
  }

  /** Prints what happened on standard error, as asyncio does when no logging is set up. */
  static void print(ErrorContext context) {
    StringBuilder text = new StringBuilder();
    text.append(
        SafeText.orElse(
            context::toString, () -> context.message() + " (a detail of it fails to print)"));
    Throwable exception = context.exception();
    if (exception != null) {
      text.append(System.lineSeparator()).append(SafeText.trace(exception));
    }
    System.err.println(text);
  }
}
