package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The outermost frame of a made context: runs the function, then enters the link. */
final class ContextBody extends Frame<@Nullable Object> {
  private static final String LAYOUT =
      RuntimeLayout.of(UContext.class, "makeContext", false, false);

  private static final int IN_FUNCTION = 1;
  private static final int IN_LINK = 2;

  private final Supplier<? extends Coroutine<?>> function;
  private final @Nullable UContext link;

  ContextBody(Supplier<? extends Coroutine<?>> function, @Nullable UContext link) {
    this.function = function;
    this.link = link;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      state = IN_FUNCTION;
      if (Await.await(function.get()) instanceof Suspension suspension) {
        return suspension.push(this);
      }
    } else {
      take();
    }
    if (link == null) {
      return null;
    }
    state = IN_LINK;
    // Returns the suspension: entering the link drops this frame.
    return Await.await(UContext.setContext(link)) instanceof Suspension suspension
        ? suspension.push(this)
        : null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
