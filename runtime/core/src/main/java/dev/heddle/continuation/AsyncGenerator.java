package dev.heddle.continuation;

import dev.heddle.AsyncIterator;
import dev.heddle.Coroutine;
import dev.heddle.Next;
import dev.heddle.NotWovenError;
import dev.heddle.frame.AsyncGeneratorDriver;
import dev.heddle.frame.GeneratorFrame;
import dev.heddle.internal.Current;
import dev.heddle.internal.Unchecked;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that a method yields, which may wait for things on the way: Python's asynchronous
 * generators.
 *
 * <pre>{@code
 * @Async static AsyncGenerator<String> lines(StreamReader reader) {
 *   for (String line = await(reader.readLine()); !line.isEmpty(); line = await(reader.readLine())) {
 *     AsyncGenerator.yield(line);
 *   }
 *   return AsyncGenerator.done();
 * }
 *
 * await(lines(reader).forEach(System.out::println));
 * }</pre>
 *
 * <p>Calling the method runs nothing. Its body runs as part of whatever coroutine awaits a value;
 * one at a time may.
 *
 * <p>{@link #forEach} closes the generator when its body fails or the wait is cancelled; whoever
 * takes values by hand and leaves early awaits {@link #aclose}. What is left is closed when the
 * loop shuts down: {@link dev.heddle.EventLoop#shutdownAsyncgens}.
 *
 * <p>Loop thread only.
 *
 * @param <T> the type of the values
 */
public final class AsyncGenerator<T extends @Nullable Object> extends AsyncGeneratorDriver
    implements AsyncIterator<T> {

  /** Where this one is registered while it is under way; null when no loop was running. */
  private AsyncGenerators.@Nullable Entry entry;

  /**
   * A generator of the frame of its body. Woven code gets here through {@link
   * dev.heddle.frame.Start}; others have no need to.
   *
   * @param frame a frame that has not run
   */
  public AsyncGenerator(GeneratorFrame<?> frame) {
    super(frame);
  }

  /** One that takes over the body of another, which nobody refers to any more. */
  static AsyncGenerator<?> abandoned(GeneratorFrame<?> body, AsyncGenerators.Entry entry) {
    AsyncGenerator<?> generator = new AsyncGenerator<@Nullable Object>(body);
    generator.takeOver();
    generator.entry = entry;
    return generator;
  }

  /**
   * Gives a value to the consumer and waits until it wants the next one. Write it with the class
   * name, {@code AsyncGenerator.yield(x)}, as {@code yield} alone is a word of Java.
   *
   * @param value the value
   * @param <S> the type of what the consumer sends
   * @return what the consumer sent: null unless it uses {@link #asend}
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings({
    "TypeParameterUnusedInFormals",
    "DoNotCallSuggester",
    "NamedLikeContextualKeyword"
  }) // as of all awaits
  public static <S extends @Nullable Object> S yield(@Nullable Object value) {
    throw NotWovenError.of("AsyncGenerator.yield", AsyncGenerator.class);
  }

  /**
   * The end of an asynchronous generator: {@code return AsyncGenerator.done()}.
   *
   * @param <T> the type of the values
   * @return a generator without values
   */
  public static <T extends @Nullable Object> AsyncGenerator<T> done() {
    return new AsyncGenerator<>(new Ended(null));
  }

  /** Runs the body to its next value: Python's {@code anext}, with the end as a value. */
  @Override
  public Coroutine<Next<T>> next() {
    return Unchecked.cast(call(Call.NEXT, null));
  }

  /**
   * Runs the body to its next value, with something for the yield where it waits.
   *
   * @param value what that yield gives; null before the first value
   * @return a coroutine that gives the value; it fails with {@link StopAsyncIteration} if the body
   *     ends
   */
  public Coroutine<T> asend(@Nullable Object value) {
    return Unchecked.cast(call(Call.SEND, value));
  }

  /**
   * Throws a failure at the yield where the body waits, and runs it to its next value. A body that
   * has not begun is closed by it. One that has ended does not see it, nor does anybody else: as in
   * Python the coroutine then gives null.
   *
   * @param failure what to throw; the coroutine fails with it if the body does not handle it
   * @return a coroutine that gives the value; it fails with {@link StopAsyncIteration} if the body
   *     handles the failure and ends
   */
  public Coroutine<T> athrow(Throwable failure) {
    return Unchecked.cast(call(Call.THROW, Objects.requireNonNull(failure, "failure")));
  }

  /**
   * Ends the generator: a {@link GeneratorExit} is thrown at its yield, so that {@code finally}
   * blocks run, which may await. If the body has not begun nothing runs, and if it has ended
   * nothing happens.
   *
   * @return a coroutine; it fails with an {@link IllegalStateException} if the body yields again
   */
  @Override
  public Coroutine<@Nullable Void> aclose() {
    return Unchecked.cast(call(Call.CLOSE, new GeneratorExit()));
  }

  /**
   * Where the generator is in its life.
   *
   * @return suspended between two values; running also while the body awaits
   */
  public Coroutine.State state() {
    return phase();
  }

  @Override
  protected void begun() {
    var loop = Current.get().running();
    if (loop != null) {
      entry = loop.asyncGenerators().add(this);
    }
  }

  @Override
  protected void ended() {
    AsyncGenerators.Entry registered = entry;
    if (registered != null) {
      entry = null;
      registered.remove();
    }
  }

  /** The body's frame, for the registry, which does not hold the generator. */
  GeneratorFrame<?> frame() {
    return body();
  }

  /** The method and the place where it is. */
  @Override
  public String toString() {
    return "<async_generator " + describe() + ">";
  }
}
