package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.Step;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Stages;
import dev.heddle.internal.Unchecked;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Drives a coroutine for {@link Coroutine#send}. It stands in the chain as the parent of the
 * coroutine's own frame, so that no other coroutine pays with a field for the possibility.
 */
final class HandDriver extends Frame<@Nullable Object> {
  private static final String LAYOUT = RuntimeLayout.of(Coroutine.class, "send", true);

  private final Frame<?> root;
  private final Suspension suspension;
  private boolean isRunning;
  private @Nullable Object awaited;

  private HandDriver(Frame<?> root) {
    this.root = root;
    this.suspension = new Suspension(root);
    state = 1;
  }

  static <R extends @Nullable Object> Step<R> send(Frame<R> root, @Nullable Object value) {
    if (root.phase == CREATED) {
      if (value != null) {
        throw new IllegalArgumentException(
            "can't send a value to a just-started coroutine: "
                + root
                + " is at no await yet that could give it; send null first");
      }
      HandDriver driver = new HandDriver(root);
      root.parent = driver;
      return driver.run(() -> driver.suspension.start(root));
    }
    HandDriver driver = of(root);
    if (driver.awaited instanceof Future<?> future) {
      return driver.answer(future, future.done(), future::result);
    }
    if (driver.awaited instanceof CompletableFuture<?> future) {
      return driver.answer(future, future.isDone(), () -> Stages.resultOf(future));
    }
    return driver.run(() -> driver.suspension.resume(value));
  }

  static <R extends @Nullable Object> Step<R> throwInto(Frame<R> root, Throwable failure) {
    if (root.phase == CREATED) {
      root.finish();
      throw Unchecked.rethrow(failure);
    }
    HandDriver driver = of(root);
    return driver.raise(failure);
  }

  static void close(Frame<?> root) {
    if (root.phase == CREATED) {
      root.finish();
    }
    if (root.phase == CLOSED) {
      return;
    }
    HandDriver driver = of(root);
    Step<?> step;
    try {
      step = driver.raise(new GeneratorExit());
    } catch (GeneratorExit exit) {
      return;
    }
    if (step instanceof Step.Yielded<?> yielded) {
      throw Closing.ignoredExit(root, yielded.value());
    }
  }

  /** Whether a coroutine that has begun and not ended runs right now, as far as can be told. */
  static boolean isAtWork(Frame<?> root) {
    return root.parent instanceof HandDriver driver ? driver.isRunning : root.phase == RUNNING;
  }

  private static HandDriver of(Frame<?> root) {
    if (root.phase == CLOSED) {
      throw new IllegalStateException(
          "cannot reuse already awaited coroutine "
              + root
              + "; it has ended, call the async method again for a new one");
    }
    if (!(root.parent instanceof HandDriver driver)) {
      throw new IllegalStateException(
          "coroutine is being awaited already: "
              + root
              + "; only a coroutine that neither a task nor an await has started can be driven by"
              + " hand");
    }
    if (driver.isRunning) {
      throw new IllegalStateException(
          "coroutine already executing: " + root + " cannot be entered while it runs");
    }
    return driver;
  }

  private <R extends @Nullable Object> Step<R> answer(Object future, boolean isDone, Turn outcome) {
    if (!isDone) {
      throw new IllegalStateException(
          "await wasn't used with future: "
              + root
              + " waits for "
              + future
              + ", which is pending; run it on with send(null) when the future is done");
    }
    Object value;
    try {
      value = outcome.take();
    } catch (Throwable failure) {
      return run(() -> suspension.resumeWith(failure));
    }
    return run(() -> suspension.resume(value));
  }

  private <R extends @Nullable Object> Step<R> raise(Throwable failure) {
    return failure instanceof GeneratorExit exit
        ? run(() -> Closing.close(suspension, exit))
        : run(() -> suspension.resumeWith(failure));
  }

  private <R extends @Nullable Object> Step<R> run(Turn turn) {
    isRunning = true;
    awaited = null;
    Object result;
    try {
      result = turn.take();
    } catch (Throwable failure) {
      root.finish();
      throw Unchecked.rethrow(failure);
    } finally {
      isRunning = false;
    }
    if (result == suspension) {
      awaited = suspension.takeAwaited();
      return new Step.Yielded<>(awaited);
    }
    root.finish();
    return new Step.Returned<>(Unchecked.cast(result));
  }

  /** Hands on what the coroutine returns or throws. */
  @Override
  protected @Nullable Object resume() throws Throwable {
    return take();
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }

  private interface Turn {
    @Nullable Object take() throws Throwable;
  }
}
