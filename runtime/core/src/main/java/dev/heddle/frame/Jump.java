package dev.heddle.frame;

import org.jspecify.annotations.Nullable;

/**
 * A thing awaited that nobody waits for: it rearranges the suspended frames and they run on. All of
 * the stack is on the heap by then, from the frame that awaited it to the driver.
 *
 * <p>The frame that hands it to {@link Suspension#on} has to push itself, so that there always is
 * an innermost frame.
 */
public abstract class Jump {

  /** For the kinds of jumps. */
  protected Jump() {}

  /**
   * Rearranges the frames, by the means of {@link FrameChain}.
   *
   * @param suspension the driver's; must be left with at least one frame
   * @return what to give to the frame that is then the innermost
   * @throws Throwable what to throw at the innermost frame instead
   */
  protected abstract @Nullable Object perform(Suspension suspension) throws Throwable;
}
