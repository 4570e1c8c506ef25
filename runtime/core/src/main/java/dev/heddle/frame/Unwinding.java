package dev.heddle.frame;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
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

  /** Finds where in the trace the driver's own stack begins. */
  private final ToIntFunction<Throwable> endOfCoroutine;

  /** The first frame whose line is not in the trace yet; refers to null when all are. */
  private WeakReference<Frame<?>> next;

  /** Where in the trace the next lines go; -1 before the first ones. */
  private int position = -1;

  private int written;

  Unwinding(Throwable failure, Frame<?> first, ToIntFunction<Throwable> endOfCoroutine) {
    this.failure = new WeakReference<>(failure);
    this.next = new WeakReference<>(first);
    this.endOfCoroutine = endOfCoroutine;
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
    if (position < 0) {
      position = endOfCoroutine.applyAsInt(thrown);
    }
    Traces.insert(thrown, position, lines);
    position += lines.size();
    written += lines.size();
  }
}
