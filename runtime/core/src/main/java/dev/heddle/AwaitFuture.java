package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** A coroutine that awaits one future: what {@link Future#coroutine} gives. */
final class AwaitFuture<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Future.class, "await");

  private final Future<T> future;

  AwaitFuture(Future<T> future) {
    this.future = future;
  }

  /** A tail call: the future's value goes straight to whoever awaits this coroutine. */
  @Override
  protected @Nullable Object resume() throws Throwable {
    return Await.await(future);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
