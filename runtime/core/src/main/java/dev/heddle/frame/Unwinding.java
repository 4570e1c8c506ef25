package dev.heddle.frame;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A failure on its way up a chain of suspended frames.
 *
 * <p>Frames that do not handle it are closed without being resumed. The source line of each goes
 * into the failure's stack trace, so that it reads as if the calls had been ordinary ones, before a
 * frame that handles it or the driver sees it. As a {@code finally} block may rethrow the failure
 * any number of times and each change of a trace copies it, lines are also read ahead: at least as
 * many as the trace has got so far. So 10,000 frames cost linear time whichever of them have
 * handlers.
 */
final class Unwinding {
  private static final int LEAST_READ_AHEAD = 32;

  /** Weak, as {@code next} is: what has been handled or has ended must not live on here. */
  private final WeakReference<Throwable> failure;

  /** The first frame whose line is not in the trace yet; refers to null when all are. */
  private WeakReference<Frame<?>> next;

  /** Where in the trace the next lines go. */
  private int position;

  private int written;

  /** The way of a failure that comes from outside of the frames. */
  Unwinding(Throwable failure, Frame<?> first, ToIntFunction<Throwable> endOfCoroutine) {
    this(failure, null, first, endOfCoroutine);
  }

  /**
   * The way of a failure from a frame on.
   *
   * @param thrower the frame that threw it, whose own lines it has; null if it comes from outside
   * @param first the first frame that it passes
   * @param endOfCoroutine finds where in the trace the driver's own stack begins
   */
  Unwinding(
      Throwable failure,
      @Nullable Frame<?> thrower,
      Frame<?> first,
      ToIntFunction<Throwable> endOfCoroutine) {
    this.failure = new WeakReference<>(failure);
    this.position = endOfCoroutine.applyAsInt(failure);
    StackTraceElement[] trace = Arrays.copyOf(failure.getStackTrace(), position);
    this.next = new WeakReference<>(thrower == null ? first : untold(trace, thrower, first));
  }

  /**
   * The first frame whose line the failure lacks. A failure may be older than the last suspension,
   * as one that is thrown again after a clean-up has been awaited. Frames that were still on the
   * Java stack when it was made are in its trace, behind the one that throws it.
   *
   * @param trace the coroutine's part of it
   */
  private static @Nullable Frame<?> untold(
      StackTraceElement[] trace, Frame<?> thrower, Frame<?> first) {
    int last = trace.length - 1;
    if (last < 1 || isLineOf(thrower, trace[last])) {
      return first;
    }
    List<Frame<?>> frames = new ArrayList<>();
    for (Frame<?> f = first; f != null && frames.size() < last; f = f.parent) {
      if (!(f instanceof HandDriver)) {
        frames.add(f);
      }
    }
    for (int told = 1; told <= frames.size(); told++) {
      if (isLineOf(frames.get(told - 1), trace[last]) // differs soonest in a recursion
          && isLineOf(thrower, trace[last - told])
          && areLinesOf(frames, trace, last - told + 1)) {
        return frames.get(told - 1).parent;
      }
    }
    return first;
  }

  private static boolean areLinesOf(List<Frame<?>> frames, StackTraceElement[] trace, int start) {
    for (int at = start; at < trace.length; at++) {
      if (!isLineOf(frames.get(at - start), trace[at])) {
        return false;
      }
    }
    return true;
  }

  /** Not the line itself: that of a call differs from that of the await around it. */
  private static boolean isLineOf(Frame<?> frame, StackTraceElement line) {
    StackTraceElement own = FrameLayout.of(frame).trace(frame.state);
    return own.getMethodName().equals(line.getMethodName())
        && own.getClassName().equals(line.getClassName());
  }

  boolean concerns(Throwable other) {
    return failure.refersTo(other);
  }

  /**
   * Closes frames until one handles the failure.
   *
   * @return that frame; null when none does
   */
  @Nullable Frame<?> climb(Frame<?> from, Throwable thrown) {
    List<StackTraceElement> lines = new ArrayList<>();
    Frame<?> unwritten = next.get();
    Frame<?> frame = from;
    while (frame != null) {
      FrameLayout layout = FrameLayout.of(frame);
      Frame<?> parent = frame.parent;
      if (frame == unwritten) {
        addLine(frame, lines);
        unwritten = parent;
      }
      if (layout.handled(frame.state)) {
        break;
      }
      frame.finish();
      frame.forget();
      frame = parent;
    }
    if (!lines.isEmpty()) {
      next = new WeakReference<>(readAhead(unwritten, lines));
      write(lines, thrown);
    }
    return frame;
  }

  private @Nullable Frame<?> readAhead(@Nullable Frame<?> from, List<StackTraceElement> lines) {
    int ahead = Math.max(LEAST_READ_AHEAD, written + lines.size());
    Frame<?> frame = from;
    for (int i = 0; i < ahead && frame != null; i++) {
      addLine(frame, lines);
      frame = frame.parent;
    }
    return frame;
  }

  private static void addLine(Frame<?> frame, List<StackTraceElement> lines) {
    if (!(frame instanceof HandDriver)) {
      lines.add(FrameLayout.of(frame).trace(frame.state));
    }
  }

  private void write(List<StackTraceElement> lines, Throwable thrown) {
    Traces.insert(thrown, position, lines);
    position += lines.size();
    written += lines.size();
  }
}
