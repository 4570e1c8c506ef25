package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that has nothing to do: what {@link Asyncio#done} gives where it is not woven away.
 */
final class Done<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "done");

  private final @Nullable Object result;

  Done(@Nullable Object result) {
    this.result = result;
  }

  @Override
  protected @Nullable Object resume() {
    return result;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
