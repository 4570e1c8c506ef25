package dev.heddle.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines at the end of a stack trace away that are there because Heddle and not {@code
 * java} called main.
 */
final class LauncherLines {

  private LauncherLines() {}

  static void removeFrom(Throwable thrown) {
    removeFrom(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void removeFrom(@Nullable Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    int end = trace.length;
    if (end > 0 && trace[end - 1].getClassName().equals(Main.class.getName())) {
      while (end > 0 && isLaunching(trace[end - 1].getClassName())) {
        end--;
      }
      thrown.setStackTrace(Arrays.copyOf(trace, end));
    }
    removeFrom(thrown.getCause(), seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      removeFrom(suppressed, seen);
    }
  }

  private static boolean isLaunching(String className) {
    return className.startsWith("dev.heddle.cli.")
        || className.startsWith("java.lang.reflect.")
        || className.startsWith("jdk.internal.reflect.")
        || className.startsWith("java.lang.invoke.");
  }
}
