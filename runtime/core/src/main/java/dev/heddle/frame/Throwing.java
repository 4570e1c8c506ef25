package dev.heddle.frame;

import dev.heddle.continuation.GeneratorExit;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered while a failure is thrown into a generator. With a {@link
 * GeneratorExit}, Python closes the generators one by one, from the innermost out: one that returns
 * on it does not let the next go on, and one that yields is an error.
 */
final class Throwing {
  private final Throwable failure;

  /** The frame that is being closed; null when nothing is. */
  private @Nullable GeneratorFrame<?> closing;

  Throwing(Throwable failure, GeneratorFrame<?> innermost) {
    this.failure = failure;
    this.closing = failure instanceof GeneratorExit ? innermost : null;
  }

  /** The frame that is being closed, when it is not the outermost, for which others see. */
  @Nullable GeneratorFrame<?> inner() {
    GeneratorFrame<?> frame = closing;
    return frame == null || frame.parent == null ? null : frame;
  }

  /** A frame has returned: if it was being closed, the next one is to be. */
  boolean passReturn(GeneratorFrame<?> frame, GeneratorFrame<?> parent) {
    if (frame != closing) {
      return false;
    }
    closing = parent;
    parent.giveFailure(failure);
    return true;
  }

  /**
   * The frame that was being closed has yielded, or a failure came out of it: that is thrown in the
   * next one, of which the same is expected.
   */
  void passed(GeneratorFrame<?> next) {
    closing = next;
  }

  /** A failure has passed frames and reaches one that handles it. */
  void handledBy(GeneratorFrame<?> handler) {
    GeneratorFrame<?> frame = closing;
    if (frame != null && frame.phase == Frame.CLOSED) {
      passed(handler);
    }
  }

  void replaced(GeneratorFrame<?> frame, GeneratorFrame<?> rest) {
    if (closing == frame) {
      closing = rest;
    }
  }
}
