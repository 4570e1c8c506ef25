package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link Coroutine#yieldToDriver}: suspends without a frame, as what is sent goes straight on. */
final class YieldToDriver<S extends @Nullable Object> extends Frame<S> {
  private static final String LAYOUT = RuntimeLayout.of(Coroutine.class, "yieldToDriver");

  private final @Nullable Object value;

  YieldToDriver(@Nullable Object value) {
    this.value = value;
  }

  @Override
  protected @Nullable Object resume() {
    return Suspension.on(value);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
