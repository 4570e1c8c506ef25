package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Prompt#run}: the frame that a capture stops at, and whose place the handler takes. */
final class PromptFrame<R extends @Nullable Object> extends Frame<R> {
  private static final String LAYOUT = RuntimeLayout.of(Prompt.class, "run", false);

  /** What a capture gives to the prompt's frame: what to do in the place of the captured part. */
  record Handling(Supplier<Coroutine<?>> handler) {}

  final Prompt<R> prompt;
  private final @Nullable Coroutine<R> body;
  private final @Nullable Reentry reentry;

  private PromptFrame(Prompt<R> prompt, @Nullable Coroutine<R> body, @Nullable Reentry reentry) {
    this.prompt = prompt;
    this.body = body;
    this.reentry = reentry;
  }

  static <R extends @Nullable Object> PromptFrame<R> around(Prompt<R> prompt, Coroutine<R> body) {
    return new PromptFrame<>(prompt, body, null);
  }

  static <R extends @Nullable Object> PromptFrame<R> resuming(Prompt<R> prompt, Reentry reentry) {
    return new PromptFrame<>(prompt, null, reentry);
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Object answer;
    if (state == 1) {
      answer = take();
    } else {
      state = 1;
      answer = reentry != null ? Suspension.on(reentry) : Await.await(body);
    }
    while (answer instanceof Handling handling) {
      answer = Await.await(handling.handler().get());
    }
    return answer instanceof Suspension suspension ? suspension.push(this) : answer;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
