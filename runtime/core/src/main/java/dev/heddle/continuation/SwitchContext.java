package dev.heddle.continuation;

import dev.heddle.frame.Frame;
import dev.heddle.frame.FrameChain;
import dev.heddle.frame.Jump;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** Saves one context, enters another, or both. Its copies are what an entry resumes. */
final class SwitchContext extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(UContext.class, "swapContext", false);

  private final @Nullable UContext from;
  private final @Nullable UContext to;

  SwitchContext(@Nullable UContext from, @Nullable UContext to) {
    this.from = from;
    this.to = to;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      return take();
    }
    state = 1;
    return Suspension.on(new Switch()).push(this);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }

  private final class Switch extends Jump {
    @Override
    protected @Nullable Object perform(Suspension suspension) {
      if (to == null) {
        save(FrameChain.copy(suspension), suspension);
        return null;
      }
      if (to != from) {
        to.check(suspension);
      }
      if (from != null) {
        save(FrameChain.take(suspension, null), suspension);
      }
      to.enter(suspension);
      return null;
    }

    private void save(FrameChain frames, Suspension suspension) {
      if (from != null) {
        from.save(frames, suspension);
      }
    }
  }
}
