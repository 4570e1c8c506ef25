package dev.heddle.continuation;

import dev.heddle.frame.GeneratorFrame;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** A body without values: what {@code done} gives where it is not woven away. */
final class Ended extends GeneratorFrame<@Nullable Object> {
  private static final String LAYOUT = RuntimeLayout.of(Generator.class, "done");

  private final @Nullable Object result;

  Ended(@Nullable Object result) {
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
