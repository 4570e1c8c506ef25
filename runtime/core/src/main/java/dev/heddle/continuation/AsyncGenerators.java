package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.frame.GeneratorFrame;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous generators under way on one loop, so that the loop can close them. They are held
 * weakly; of one that nobody refers to any more the body is still here and is closed when the next
 * generator begins or the loop shuts down. Loop thread only.
 */
public final class AsyncGenerators {
  private final EventLoop loop;
  private final Set<Entry> entries = new LinkedHashSet<>();
  private final ReferenceQueue<AsyncGenerator<?>> abandoned = new ReferenceQueue<>();
  private boolean wasShutDown;

  /**
   * A registry for a new loop.
   *
   * @param loop the loop
   */
  public AsyncGenerators(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Whether nothing is left to close.
   *
   * @return true if no generator has begun and not ended
   */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Closes all generators, at once. A failure of one is reported to the loop's exception handler.
   *
   * @return a coroutine to run on the loop
   */
  public Coroutine<@Nullable Void> shutdown() {
    return new Shutdown(this);
  }

  Entry add(AsyncGenerator<?> generator) {
    if (wasShutDown) {
      loop.callExceptionHandler(
          ErrorContext.of(
                  "asynchronous generator "
                      + generator
                      + " was scheduled after loop.shutdownAsyncgens() call")
              .with(ErrorContext.ASYNCGEN, generator));
    }
    closeAbandoned();
    Entry entry = new Entry(this, generator);
    entries.add(entry);
    return entry;
  }

  /** All that are under way, to be closed for good. */
  List<AsyncGenerator<?>> takeAll() {
    wasShutDown = true;
    List<AsyncGenerator<?>> generators = new ArrayList<>();
    for (Entry entry : entries) {
      generators.add(entry.generator());
    }
    entries.clear();
    return generators;
  }

  void report(AsyncGenerator<?> generator, Throwable failure) {
    loop.callExceptionHandler(
        ErrorContext.of("an error occurred during closing of asynchronous generator " + generator)
            .with(ErrorContext.EXCEPTION, failure)
            .with(ErrorContext.ASYNCGEN, generator));
  }

  private void closeAbandoned() {
    Reference<?> reference = abandoned.poll();
    while (reference != null) {
      Entry entry = (Entry) reference;
      if (entries.remove(entry)) {
        loop.createTask(entry.generator().aclose());
      }
      reference = abandoned.poll();
    }
  }

  /** One generator under way. */
  static final class Entry extends WeakReference<AsyncGenerator<?>> {
    private final AsyncGenerators registry;
    private final GeneratorFrame<?> frame;

    Entry(AsyncGenerators registry, AsyncGenerator<?> generator) {
      super(generator, registry.abandoned);
      this.registry = registry;
      this.frame = generator.frame();
    }

    void remove() {
      registry.entries.remove(this);
    }

    AsyncGenerator<?> generator() {
      AsyncGenerator<?> generator = get();
      return generator != null ? generator : AsyncGenerator.abandoned(frame, this);
    }
  }
}
