package dev.heddle.frame;

import dev.heddle.internal.Current;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads and changes the stack traces of failures that pass through suspended frames. */
final class Traces {
  private static final String DRIVER = Suspension.class.getName();
  private static final Set<String> PLUMBING =
      Set.of(DRIVER, Frame.class.getName(), Await.class.getName());
  private static final String DRIVER_METHOD = "drive";

  private Traces() {}

  /**
   * Where the lines of a coroutine end in a trace and the driver's own stack begins. What the
   * runtime put between the coroutine's lines is cut out on the way.
   *
   * @param failure the failure; its trace is changed
   * @param depth the driver is this one from the bottom of the stack
   * @return the index; the length of the trace when the failure comes from elsewhere
   */
  static int endOfCoroutine(Throwable failure, int depth) {
    StackTraceElement[] trace = failure.getStackTrace();
    int end = driverAt(trace, depth);
    List<StackTraceElement> kept = new ArrayList<>(trace.length);
    for (int i = 0; i < end; i++) {
      if (!isPlumbing(trace, i)) {
        kept.add(trace[i]);
      }
    }
    int position = kept.size();
    if (position < end) {
      kept.addAll(Arrays.asList(trace).subList(end, trace.length));
      failure.setStackTrace(kept.toArray(StackTraceElement[]::new));
    }
    return position;
  }

  /** How many drivers are at work on this thread, this one included. */
  static int driversAtWork(Suspension innermost) {
    int depth = 1;
    Suspension outer = Current.get().suspension;
    while (outer != null) {
      if (outer != innermost) {
        depth++;
      }
      outer = outer.enclosing();
    }
    return depth;
  }

  static void insert(Throwable failure, int position, List<StackTraceElement> lines) {
    StackTraceElement[] trace = failure.getStackTrace();
    int at = Math.min(position, trace.length);
    StackTraceElement[] longer = new StackTraceElement[trace.length + lines.size()];
    System.arraycopy(trace, 0, longer, 0, at);
    for (int i = 0; i < lines.size(); i++) {
      longer[at + i] = lines.get(i);
    }
    System.arraycopy(trace, at, longer, at + lines.size(), trace.length - at);
    failure.setStackTrace(longer);
  }

  /** The first line of the driver's stack: the runtime's topmost line of its run of lines. */
  private static int driverAt(StackTraceElement[] trace, int depth) {
    int seen = 0;
    for (int i = trace.length - 1; i >= 0; i--) {
      if (isDriver(trace[i]) && ++seen == depth) {
        int first = i;
        while (first > 0 && trace[first - 1].getClassName().equals(DRIVER)) {
          first--;
        }
        return first;
      }
    }
    return trace.length;
  }

  private static boolean isDriver(StackTraceElement line) {
    return line.getClassName().equals(DRIVER) && line.getMethodName().equals(DRIVER_METHOD);
  }

  /**
   * Lines of the convention's own classes, and the {@code resume} of a frame class, which it alone
   * calls.
   */
  private static boolean isPlumbing(StackTraceElement[] trace, int index) {
    if (PLUMBING.contains(trace[index].getClassName())) {
      return true;
    }
    return trace[index].getMethodName().equals("resume")
        && index + 1 < trace.length
        && PLUMBING.contains(trace[index + 1].getClassName());
  }
}
