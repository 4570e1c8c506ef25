package dev.heddle.frame;

import dev.heddle.Next;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.StopAsyncIteration;
import dev.heddle.frame.AsyncGeneratorDriver.Call;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Unchecked;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The coroutine that {@code next()}, {@code asend}, {@code athrow} and {@code aclose} of an
 * asynchronous generator give. Where the body awaits, this frame is the parent of the body's; where
 * the body yields, that is the body's answer to this frame, and ends it.
 */
final class AsyncGeneratorCall extends Frame<@Nullable Object> {
  private static final String LAYOUT = RuntimeLayout.of(AsyncGenerator.class, "next", true);

  private final AsyncGeneratorDriver generator;
  private final Call call;
  private @Nullable Object argument;

  AsyncGeneratorCall(AsyncGeneratorDriver generator, Call call, @Nullable Object argument) {
    this.generator = generator;
    this.call = call;
    this.argument = argument;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      Object given = argument;
      argument = null;
      if (generator.hasEnded() || (!generator.hasBegun() && given != null)) {
        return withoutBody(given);
      }
      generator.begin(call);
      if (given instanceof Throwable failure && call != Call.SEND) {
        generator.giveFailure(failure);
      } else {
        generator.give(given);
      }
    }
    return run();
  }

  /** Nothing of the body is to run: it has ended, or has not begun and gets something to handle. */
  private @Nullable Object withoutBody(@Nullable Object given) throws Throwable {
    if (call == Call.SEND && !generator.hasEnded()) {
      throw new IllegalArgumentException(
          "can't send a value to a just-started async generator: "
              + generator
              + " is at no yield yet that could give it; send null or await next() first");
    }
    if (!generator.hasEnded()) {
      generator.end();
      if (call == Call.THROW) {
        throw generator.withoutStop((Throwable) Objects.requireNonNull(given));
      }
    }
    return call == Call.THROW ? null : ending();
  }

  private @Nullable Object run() throws Throwable {
    while (true) {
      Object answer;
      try {
        answer = state == 0 ? generator.resume() : take();
      } catch (Throwable failure) {
        return failed(failure);
      }
      if (answer instanceof Suspension suspension) {
        state = 1;
        return suspension.push(this);
      }
      state = 0;
      if (answer == GeneratorFrame.YIELDED) {
        return yielded();
      }
      if (answer != GeneratorFrame.BECOMES) {
        generator.end();
        return ending();
      }
      try {
        generator.become();
      } catch (Throwable failure) {
        return failed(failure);
      }
    }
  }

  private @Nullable Object yielded() {
    Object value = generator.takeYielded();
    if (call == Call.CLOSE) {
      throw generator.ignoredExit();
    }
    return call == Call.NEXT ? Next.of(Unchecked.<Object>cast(value)) : value;
  }

  private @Nullable Object failed(Throwable failure) throws Throwable {
    generator.end();
    if (call == Call.CLOSE && failure instanceof GeneratorExit) {
      return null;
    }
    throw generator.withoutStop(failure);
  }

  /** The body has returned. */
  private @Nullable Object ending() {
    return switch (call) {
      case NEXT -> Next.end();
      case CLOSE -> null;
      default -> throw new StopAsyncIteration(generator + " has ended");
    };
  }

  /** The generator knows one frame of its body, not two. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
