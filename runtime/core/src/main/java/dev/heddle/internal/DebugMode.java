package dev.heddle.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * Whether a loop of this program is in debug mode, and where things were made since. Any thread.
 *
 * <p>The switch is one for all loops: a constructor that asked its loop would cost programs that
 * debug nothing more than this field does.
 */
public final class DebugMode {
  /** Read racily, on purpose: what is made while a loop switches may or may not be watched. */
  @SuppressWarnings("NonFinalStaticField")
  public static boolean isOn;

  /** Whether anybody wants to know of coroutines: in debug mode, or in a test. As racy. */
  @SuppressWarnings("NonFinalStaticField")
  public static boolean watchesCoroutines;

  @SuppressWarnings("NonFinalStaticField")
  private static int loops;

  @SuppressWarnings("NonFinalStaticField")
  private static int watchers;

  /** What else there is to know of futures and handles: only where it is asked for. */
  private static final Map<Object, List<StackTraceElement>> STACKS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private DebugMode() {}

  /**
   * Says that a loop has switched its debug mode.
   *
   * @param on true if it was off before, false if it was on
   */
  public static synchronized void loopSwitched(boolean on) {
    loops += on ? 1 : -1;
    isOn = loops > 0;
    watchSwitched(on);
  }

  /**
   * Says that somebody else wants to know of coroutines.
   *
   * @param on true if not before, false if no longer
   */
  public static synchronized void watchSwitched(boolean on) {
    watchers += on ? 1 : -1;
    watchesCoroutines = watchers > 0;
  }

  /**
   * Remembers where a thing was made, which is here.
   *
   * @param made a future or a handle
   */
  public static void made(Object made) {
    STACKS.put(made, stack());
  }

  /**
   * Where a thing was made.
   *
   * @param made a future or a handle
   * @return the innermost call first, the runtime's own left out; empty if it is not known
   */
  public static List<StackTraceElement> stackOf(Object made) {
    return isOn ? Objects.requireNonNullElse(STACKS.get(made), List.of()) : List.of();
  }

  /**
   * The line where a thing was made, as {@code toString} shows it.
   *
   * @param made a future
   * @return for example {@code created at Shop.java:12}, with a space before; or nothing
   */
  public static String createdAt(Object made) {
    List<StackTraceElement> stack = stackOf(made);
    return stack.isEmpty() ? "" : " created at " + place(stack.get(0));
  }

  /**
   * A line of a program, as messages show it.
   *
   * @param line one of a stack
   * @return for example {@code Shop.java:12}
   */
  public static String place(StackTraceElement line) {
    return line.getFileName() + ":" + line.getLineNumber();
  }

  /**
   * The caller's stack without the runtime's own lines.
   *
   * @return the innermost call first
   */
  public static List<StackTraceElement> stack() {
    return stack(Integer.MAX_VALUE);
  }

  /**
   * The innermost lines of {@link #stack()}, which cost less than all.
   *
   * @param most how many
   * @return the innermost call first
   */
  public static List<StackTraceElement> stack(int most) {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> !isRuntime(frame.getDeclaringClass()))
                    .filter(frame -> frame.getLineNumber() >= 0) // what the weaver added has none
                    .limit(most)
                    .map(StackWalker.StackFrame::toStackTraceElement)
                    .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static boolean isRuntime(Class<?> type) {
    return type.getProtectionDomain() == DebugMode.class.getProtectionDomain();
  }
}
