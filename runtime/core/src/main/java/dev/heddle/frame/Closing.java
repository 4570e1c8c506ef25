package dev.heddle.frame;

import dev.heddle.continuation.GeneratorExit;
import org.jspecify.annotations.Nullable;

/**
 * Throws a {@link GeneratorExit} into a coroutine that is driven by hand. As Python does, it closes
 * the awaited coroutines one by one, from the innermost out: one that returns on it does not let
 * the next go on, and one that awaits again is an error in the next, and is left behind.
 */
final class Closing {
  private Closing() {}

  /**
   * Closes all frames but the outermost, and throws what comes of it there.
   *
   * @param suspension the driver's
   * @param exit what to throw in each frame
   * @return what the outermost one returns, or the suspension if it awaits again
   * @throws Throwable what the outermost one throws
   */
  static @Nullable Object close(Suspension suspension, GeneratorExit exit) throws Throwable {
    Throwable failure = exit;
    Frame<?> first = suspension.innermost;
    while (first != null) {
      // Frames between that handle nothing are passed in one go, which keeps traces linear.
      Frame<?> last = first;
      Frame<?> next = outside(last);
      while (next != null && !FrameLayout.of(last).handled(last.state)) {
        last = next;
        next = outside(last);
      }
      if (next == null) {
        break;
      }
      last.parent = null;
      suspension.innermost = first;
      failure = outcome(suspension, last, failure, exit);
      suspension.innermost = next;
      first = next;
    }
    return suspension.resumeWith(failure);
  }

  /** Runs some frames on; what to throw in the next one after that. */
  private static Throwable outcome(
      Suspension suspension, Frame<?> closed, Throwable failure, GeneratorExit exit) {
    Object answer;
    try {
      answer = suspension.resumeWith(failure);
    } catch (Throwable thrown) {
      return thrown;
    }
    return answer == suspension ? ignoredExit(closed, suspension.takeAwaited()) : exit;
  }

  /** The coroutine that awaits this one; null for the outermost. */
  private static @Nullable Frame<?> outside(Frame<?> frame) {
    Frame<?> parent = frame.parent;
    return parent instanceof HandDriver ? null : parent;
  }

  static IllegalStateException ignoredExit(Frame<?> coroutine, @Nullable Object awaited) {
    return new IllegalStateException(
        "coroutine ignored GeneratorExit: "
            + coroutine
            + " awaits "
            + awaited
            + " instead of ending; do not catch Error or Throwable around an await without"
            + " throwing it on, and do not await in finally when the coroutine is driven by hand");
  }
}
