package dev.heddle.continuation;

import dev.heddle.frame.FrameChain;
import dev.heddle.frame.Jump;
import dev.heddle.frame.Suspension;
import org.jspecify.annotations.Nullable;

/** Puts a copy of captured frames inside the prompt that awaits it. */
final class Reentry extends Jump {
  private final FrameChain frames;
  private final @Nullable Object value;
  private final @Nullable Throwable failure;

  Reentry(FrameChain frames, @Nullable Object value, @Nullable Throwable failure) {
    this.frames = frames;
    this.value = value;
    this.failure = failure;
  }

  @Override
  protected @Nullable Object perform(Suspension suspension) throws Throwable {
    frames.enter(suspension);
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}
