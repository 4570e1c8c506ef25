package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.frame.FrameChain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a computation, from an await of {@link Prompt#capture} to its prompt. Immutable: it
 * can be resumed any number of times, also later and from another task.
 *
 * @param <T> the type of what the await is to give
 * @param <R> the type of what the rest gives
 */
public final class Continuation<T extends @Nullable Object, R extends @Nullable Object> {
  private final Prompt<R> prompt;
  private final FrameChain frames;

  Continuation(Prompt<R> prompt, FrameChain frames) {
    this.prompt = prompt;
    this.frames = frames;
  }

  /**
   * Runs the rest, with a copy of its frames, inside a prompt of its own.
   *
   * @param value what the await gives
   * @return a coroutine that ends as the rest does
   */
  public Coroutine<R> resume(T value) {
    return PromptFrame.resuming(prompt, new Reentry(frames, value, null));
  }

  /**
   * Runs the rest, with a copy of its frames, inside a prompt of its own.
   *
   * @param failure what the await throws
   * @return a coroutine that ends as the rest does
   */
  public Coroutine<R> resumeWith(Throwable failure) {
    return PromptFrame.resuming(
        prompt, new Reentry(frames, null, Objects.requireNonNull(failure, "failure")));
  }
}
