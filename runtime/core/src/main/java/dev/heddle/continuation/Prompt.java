package dev.heddle.continuation;

import dev.heddle.Coroutine;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Marks a place up to which the rest of a computation can be captured, as an object that is resumed
 * any number of times: a delimited continuation.
 *
 * <pre>{@code
 * Prompt<List<Integer>> prompt = new Prompt<>();
 *
 * // inside prompt.run(...): gives 1, and when that is used up 2, and then 3
 * int n = await(prompt.capture((Continuation<Integer, List<Integer>> rest) -> {
 *   List<Integer> all = new ArrayList<>();
 *   for (int i = 1; i <= 3; i++) {
 *     all.addAll(await(rest.resume(i)));
 *   }
 *   return done(all);
 * }));
 * }</pre>
 *
 * <pre>
 *   before                     after capture(handler)
 *
 *   await(capture)  --+                                    rest.resume(v)
 *   frames            | the continuation       handler         --&gt; copy of the frames
 *   ...             --+                          |                    |
 *   prompt.run                                 prompt.run             a prompt of its own
 *   frames                                     frames                 whoever awaits resume
 * </pre>
 *
 * <p>{@link #capture} takes the frames away, from the await up to the nearest {@link #run} of this
 * prompt, and lets the handler compute what {@code run} gives, in their place. The continuation
 * ends as the captured part would have; a handler that never resumes it abandons that part, whose
 * {@code finally} blocks then do not run. (In the literature: {@code reset} and {@code shift}.)
 *
 * <p>Each resumption runs on with a copy of the frames: local variables are as they were at the
 * capture, objects that they refer to are shared. Resuming an ordinary await costs nothing more for
 * all that.
 *
 * @param <R> the type of what {@link #run} gives
 */
public final class Prompt<R extends @Nullable Object> {

  /** A prompt; it can be run any number of times, also inside itself. */
  public Prompt() {}

  /**
   * Runs a coroutine inside this prompt.
   *
   * @param body may {@link #capture}, at any depth of awaited calls
   * @return a coroutine that gives what the body gives, or what the handler of a capture gives in
   *     its place
   */
  public Coroutine<R> run(Coroutine<R> body) {
    return PromptFrame.around(this, Objects.requireNonNull(body, "body"));
  }

  /**
   * Captures everything from here to the nearest {@link #run} of this prompt.
   *
   * @param handler gets the continuation, and computes what {@code run} gives
   * @param <T> the type of what resuming gives here
   * @return a coroutine that ends each time that the continuation is resumed; it fails with an
   *     {@link IllegalStateException} if no {@code run} of this prompt is around, or something lies
   *     between that can't be copied
   */
  public <T extends @Nullable Object> Coroutine<T> capture(
      Function<? super Continuation<T, R>, ? extends Coroutine<R>> handler) {
    return new Capture<>(this, Objects.requireNonNull(handler, "handler"));
  }
}
