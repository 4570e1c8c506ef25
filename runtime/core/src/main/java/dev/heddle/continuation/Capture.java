package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.frame.Frame;
import dev.heddle.frame.FrameChain;
import dev.heddle.frame.Jump;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Prompt#capture}. Its copies are what each resumption of the continuation resumes. */
final class Capture<T extends @Nullable Object, R extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Prompt.class, "capture", false);

  private final Prompt<R> prompt;
  private final Function<? super Continuation<T, R>, ? extends Coroutine<R>> handler;

  Capture(Prompt<R> prompt, Function<? super Continuation<T, R>, ? extends Coroutine<R>> handler) {
    this.prompt = prompt;
    this.handler = handler;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 1) {
      return take();
    }
    state = 1;
    return Suspension.on(new Cut()).push(this);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }

  /** Takes the frames up to the prompt's, which goes on with the handler. */
  private final class Cut extends Jump {
    @Override
    protected Object perform(Suspension suspension) {
      FrameChain taken = FrameChain.take(suspension, nearest(suspension));
      Continuation<T, R> rest = new Continuation<>(prompt, taken);
      return new PromptFrame.Handling(() -> handler.apply(rest));
    }

    private Frame<?> nearest(Suspension suspension) {
      for (Frame<?> frame : FrameChain.framesOf(suspension)) {
        if (frame instanceof PromptFrame<?> found && found.prompt == prompt) {
          return found;
        }
      }
      throw new IllegalStateException(
          "cannot capture: no run(...) of this prompt is among the frames that await here. Either"
              + " capture is awaited outside of prompt.run(...), or code that is not woven lies"
              + " between, whose stack can't be copied: a task, a generator, a coroutine driven by"
              + " hand");
    }
  }
}
