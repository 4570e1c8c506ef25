package dev.heddle.continuation;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link AsyncGenerators#shutdown}. */
final class Shutdown extends Frame<@Nullable Void> {
  private static final String LAYOUT =
      RuntimeLayout.of(EventLoop.class, "shutdownAsyncgens", false);

  private final AsyncGenerators registry;
  private List<AsyncGenerator<?>> generators = List.of();
  private final List<Task<?>> tasks = new ArrayList<>();

  Shutdown(AsyncGenerators registry) {
    this.registry = registry;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      state = 1;
      generators = registry.takeAll();
      for (AsyncGenerator<?> generator : generators) {
        Coroutine<?> closing = generator.aclose();
        tasks.add(Asyncio.createTask(closing));
      }
      Object answer = Await.await(Asyncio.gather(true, tasks));
      if (answer instanceof Suspension suspension) {
        return suspension.push(this);
      }
    } else {
      take();
    }
    for (int i = 0; i < tasks.size(); i++) {
      Throwable failure = tasks.get(i).cancelled() ? null : tasks.get(i).exception();
      if (failure != null) {
        registry.report(generators.get(i), failure);
      }
    }
    return null;
  }

  /** The tasks would be reported twice. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
