package dev.heddle.testing;

import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a test has left behind on its loop, collected for one error. */
final class LeftBehind {
  private final List<String> items = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();
  private @Nullable Throwable failure;

  void tasks(EventLoop loop) {
    int count = loop.tasks().unfinished().size();
    if (count > 0) {
      items.add(
          (count == 1 ? "a task that is" : count + " tasks that are")
              + " not done; await each, or cancel it and await its end:"
              + TaskDump.of(loop));
    }
  }

  /** One that was made and not started. */
  void coroutine(ErrorContext report) {
    StringBuilder item = new StringBuilder(report.message());
    item.append("; await it, make a task of it, or close() it. It was made here:");
    List<?> stack = (List<?>) Objects.requireNonNull(report.get(ErrorContext.SOURCE_TRACEBACK));
    for (Object line : stack) {
      if (isOfTheRunner((StackTraceElement) line)) {
        break;
      }
      item.append("\n      at ").append(line);
    }
    items.add(item.toString());
  }

  private static boolean isOfTheRunner(StackTraceElement line) {
    return line.getClassName().startsWith("org.junit.")
        || line.getClassName().startsWith(LoopSession.class.getName());
  }

  void reported(ErrorContext context) {
    items.add("reported to the loop's exception handler: " + context);
    Throwable exception = context.exception();
    if (exception != null) {
      causes.add(exception);
    }
  }

  /** The clean-up itself failed. */
  void failure(Throwable thrown) {
    failure = thrown;
  }

  void throwIfAny() throws Throwable {
    if (items.isEmpty()) {
      if (failure != null) {
        throw failure;
      }
      return;
    }
    AssertionError error =
        new AssertionError("the test left something behind:\n- " + String.join("\n- ", items));
    causes.forEach(error::addSuppressed);
    if (failure != null) {
      error.addSuppressed(failure);
    }
    throw error;
  }
}
