package dev.heddle.frame;

import dev.heddle.EventLoop;
import dev.heddle.TaskOptions;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.Generator;
import dev.heddle.internal.Current;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What woven code calls to make of a frame what its method returns, unless that is the frame. */
public final class Start {
  private Start() {}

  /**
   * Runs a method to its first suspension: as a task of the loop that is running on this thread, or
   * by itself where none is.
   *
   * @param frame holds the arguments, in state 0
   * @return a future of the result; cancelling it cancels the method at its await
   */
  public static CompletableFuture<? extends @Nullable Object> future(Frame<?> frame) {
    EventLoop loop = Current.get().running();
    return loop == null
        ? FutureDriver.start(frame)
        : loop.createTask(frame, TaskOptions.DEFAULT.withEagerStart(true)).toCompletableFuture();
  }

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
