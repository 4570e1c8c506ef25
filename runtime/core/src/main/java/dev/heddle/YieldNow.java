package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#yieldNow}: suspends without a frame, as nothing is left to do afterwards. */
final class YieldNow extends Frame<@Nullable Void> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "yieldNow");

  @Override
  protected @Nullable Object resume() {
    return Suspension.on(null);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
