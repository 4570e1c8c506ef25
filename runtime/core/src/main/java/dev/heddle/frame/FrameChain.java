package dev.heddle.frame;

import dev.heddle.Coroutine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suspended frames, taken out of a driver's hands to be entered later, any number of times. What is
 * entered is a copy each time: variables are as they were when the frames were taken; objects that
 * they refer to are shared.
 */
public final class FrameChain {
  /** The innermost first. Linked as they were, but never run. */
  private final List<Frame<?>> frames;

  private FrameChain(List<Frame<?>> frames) {
    this.frames = frames;
  }

  /**
   * Takes the frames of a suspension up to one of them.
   *
   * @param suspension keeps the rest
   * @param end the first frame that stays; null to take all
   * @return the frames taken
   * @throws IllegalStateException if one of them can't be copied; then nothing has changed
   */
  public static FrameChain take(Suspension suspension, @Nullable Frame<?> end) {
    FrameChain chain = new FrameChain(inside(suspension, end));
    suspension.innermost = end;
    return chain;
  }

  /**
   * Copies all frames of a suspension, which keeps the originals.
   *
   * @param suspension is not changed
   * @return the copies
   * @throws IllegalStateException if one of them can't be copied
   */
  public static FrameChain copy(Suspension suspension) {
    return new FrameChain(copies(inside(suspension, null), null));
  }

  /**
   * The frames of a suspension.
   *
   * @param suspension is not changed
   * @return the innermost first
   */
  public static List<Frame<?>> framesOf(Suspension suspension) {
    List<Frame<?>> frames = new ArrayList<>();
    for (Frame<?> frame = suspension.innermost; frame != null; frame = frame.parent) {
      frames.add(frame);
    }
    return frames;
  }

  /**
   * The source lines where the frames of a suspension wait.
   *
   * @param suspension is not changed
   * @return the outermost first
   */
  public static List<StackTraceElement> linesOf(Suspension suspension) {
    List<StackTraceElement> lines = new ArrayList<>();
    framesOf(suspension).forEach(frame -> lines.add(lineOf(frame)));
    Collections.reverse(lines);
    return lines;
  }

  /**
   * The source line where a coroutine is, by itself.
   *
   * @param coroutine one that does not run at the moment
   * @return its await, or the first line of its method
   */
  public static StackTraceElement lineOf(Coroutine<?> coroutine) {
    Frame<?> frame = (Frame<?>) coroutine;
    return FrameLayout.of(frame).trace(frame.state);
  }

  /**
   * Puts a fresh copy of the frames inside those that a suspension has.
   *
   * @param suspension the outermost copy gives its result to what is innermost there now
   */
  public void enter(Suspension suspension) {
    suspension.innermost = copies(frames, suspension.innermost).get(0);
  }

  /**
   * Puts a frame that has not run in the place of all frames of a suspension.
   *
   * @param suspension loses what it has
   * @param frame the only one afterwards
   * @throws IllegalStateException if one of those that are left has to end in an orderly way; then
   *     nothing has changed
   */
  public static void replaceAll(Suspension suspension, Frame<?> frame) {
    checkLeavable(suspension);
    frame.claim();
    suspension.innermost = frame;
  }

  /**
   * Puts a fresh copy of the frames in the place of those that a suspension has, which never go on:
   * their finally blocks do not run.
   *
   * @param suspension loses what it has
   * @throws IllegalStateException if one of those that are left has to end in an orderly way; then
   *     nothing has changed
   */
  public void replace(Suspension suspension) {
    checkLeavable(suspension);
    suspension.innermost = null;
    enter(suspension);
  }

  private static void checkLeavable(Suspension suspension) {
    for (Frame<?> frame : framesOf(suspension)) {
      if (!frame.isCopyable()) {
        throw new IllegalStateException(
            "cannot enter a context from inside of "
                + frame
                + ": it belongs to an object that would wait for its end for ever; let it end"
                + " first, or run that part as a task of its own");
      }
    }
  }

  private static List<Frame<?>> inside(Suspension suspension, @Nullable Frame<?> end) {
    List<Frame<?>> frames = new ArrayList<>();
    for (Frame<?> frame = suspension.innermost; frame != null && frame != end; ) {
      checkCopyable(frame);
      frames.add(frame);
      frame = frame.parent;
    }
    return frames;
  }

  static void checkCopyable(Frame<?> frame) {
    if (!frame.isCopyable()) {
      throw new IllegalStateException(
          "cannot capture across "
              + frame
              + ": it belongs to an object that would not know of the copy; capture inside of it,"
              + " or run that part as a task of its own");
    }
  }

  static List<Frame<?>> copies(List<Frame<?>> originals, @Nullable Frame<?> parent) {
    List<Frame<?>> copies = new ArrayList<>(originals.size());
    Frame<?> inner = null;
    for (Frame<?> original : originals) {
      Frame<?> copy = original.copy();
      if (inner != null) {
        inner.parent = copy;
      }
      copies.add(copy);
      inner = copy;
    }
    if (inner != null) {
      inner.parent = parent;
    }
    return copies;
  }
}
