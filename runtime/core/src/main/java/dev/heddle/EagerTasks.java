package dev.heddle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#createEagerTaskFactory}. */
final class EagerTasks implements TaskFactory {
  private final TaskFactory factory;

  EagerTasks(TaskFactory factory) {
    this.factory = Objects.requireNonNull(factory, "factory");
  }

  @Override
  public <T extends @Nullable Object> Task<T> create(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    return factory.create(loop, coroutine, options.withEagerStart(true));
  }
}
