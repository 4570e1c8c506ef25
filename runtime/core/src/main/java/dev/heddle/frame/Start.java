package dev.heddle.frame;

import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.Generator;
import org.jspecify.annotations.Nullable;

/** What woven code calls to make a generator of the frame of its body. */
public final class Start {
  private Start() {}

  /**
   * A generator of which nothing has run yet.
   *
   * @param frame holds the arguments, in state 0
   * @return the generator
   */
  public static Generator<? extends @Nullable Object> generator(GeneratorFrame<?> frame) {
    return new Generator<@Nullable Object>(frame);
  }

  /**
   * An asynchronous generator of which nothing has run yet.
   *
   * @param frame holds the arguments, in state 0
   * @return the generator
   */
  public static AsyncGenerator<? extends @Nullable Object> asyncGenerator(GeneratorFrame<?> frame) {
    return new AsyncGenerator<@Nullable Object>(frame);
  }
}
