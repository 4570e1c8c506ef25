package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.NotWovenError;
import dev.heddle.frame.GeneratorDriver;
import dev.heddle.frame.GeneratorFrame;
import dev.heddle.internal.Unchecked;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The values that a method yields, one by one, as they are asked for: Python's generators.
 *
 * <pre>{@code
 * @Async static Generator<Integer> countdown(int n) {
 *   while (n > 0) {
 *     Generator.yield(n--);
 *   }
 *   return Generator.done();
 * }
 *
 * for (int n : countdown(3)) { ... }
 * }</pre>
 *
 * <p>Calling the method runs nothing. Its body runs on the stack of whoever asks for a value, from
 * one {@link #yield} to the next; there is no thread, and nothing is allocated for a value. A
 * generator is used once: {@link #iterator()} gives the generator itself.
 *
 * <p>A consumer that leaves early should {@link #close} the generator, so that its {@code finally}
 * blocks run: {@code try (var lines = lines(file)) { ... }}.
 *
 * <p>One thread at a time; it may go from one thread to another by the usual means of handing an
 * object over.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings("IterableAndIterator") // as in Python: a loop that was left can be taken up again
public final class Generator<T extends @Nullable Object> extends GeneratorDriver
    implements Iterator<T>, Iterable<T>, AutoCloseable {

  /**
   * A generator of the frame of its body. Woven code gets here through {@link
   * dev.heddle.frame.Start}; others have no need to.
   *
   * @param frame a frame that has not run
   */
  public Generator(GeneratorFrame<?> frame) {
    super(frame);
  }

  /**
   * Gives a value to the consumer and waits until it wants the next one. Write it with the class
   * name, {@code Generator.yield(x)}, as {@code yield} alone is a word of Java.
   *
   * @param value the value
   * @param <S> the type of what the consumer sends
   * @return what the consumer sent: null unless it uses {@link #send}
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings({
    "TypeParameterUnusedInFormals",
    "DoNotCallSuggester",
    "NamedLikeContextualKeyword"
  }) // as of all awaits
  public static <S extends @Nullable Object> S yield(@Nullable Object value) {
    throw NotWovenError.of("Generator.yield", Generator.class);
  }

  /**
   * Gives all values of another source to the consumer: Python's {@code yield from}. What the
   * consumer sends or throws in reaches a generator among the sources directly, at whatever depth,
   * and that generator belongs to this one from then on.
   *
   * @param source a generator, or anything iterable; one that is closeable is closed when its
   *     values are used up, or this generator leaves it before
   * @param <S> the type of what the source returns
   * @return what the source returned: null if it is no generator
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"}) // as of all awaits
  public static <S extends @Nullable Object> S yieldFrom(Iterable<?> source) {
    throw NotWovenError.of("Generator.yieldFrom", Generator.class);
  }

  /**
   * Gives all values of a stream to the consumer.
   *
   * @param source closed when its values are used up, or this generator leaves it before
   * @param <S> any type
   * @return null
   * @throws NotWovenError if the calling class has not been woven
   */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"}) // as of all awaits
  public static <S extends @Nullable Object> S yieldFrom(BaseStream<?, ?> source) {
    throw NotWovenError.of("Generator.yieldFrom", Generator.class);
  }

  /**
   * The end of a generator: {@code return Generator.done()}.
   *
   * @param <T> the type of the values
   * @return a generator without values
   */
  public static <T extends @Nullable Object> Generator<T> done() {
    return done(null);
  }

  /**
   * The end of a generator that returns a value: {@code return Generator.done(result)}.
   *
   * @param result what {@link #yieldFrom} gives and {@link #result}
   * @param <T> the type of the values
   * @return a generator without values
   */
  public static <T extends @Nullable Object> Generator<T> done(@Nullable Object result) {
    return new Generator<>(new Ended(result));
  }

  /**
   * Whether there is another value. Runs the body to its next yield to find out, where it then
   * waits until {@link #next} has fetched the value and more is wanted.
   *
   * @return false once the body has ended
   */
  @Override
  public boolean hasNext() {
    return prepare();
  }

  /**
   * The next value; runs the body to its next yield.
   *
   * @return the value
   * @throws StopIteration if the body has ended
   * @throws IllegalStateException if the generator is at work: this is its own body, or another
   *     thread's call
   */
  @Override
  public T next() {
    return Unchecked.cast(takeNext());
  }

  /**
   * The next value, with something for the yield where the body waits.
   *
   * @param value what that yield gives; null does as {@link #next}
   * @return the next value
   * @throws StopIteration if the body has ended
   * @throws IllegalArgumentException if there is a value and the body has not begun
   * @throws IllegalStateException if there is a value to send and {@link #hasNext} has run the body
   *     on already, or the generator is at work
   */
  public T send(@Nullable Object value) {
    if (value != null) {
      give(value);
    }
    return Unchecked.cast(takeNext());
  }

  /**
   * Throws a failure at the yield where the body waits. A body that has not begun, or has ended, is
   * closed by it.
   *
   * @param failure what to throw; comes back as it was thrown if the body does not handle it
   * @return the next value, if it handles it and yields
   * @throws StopIteration if the body handles it and ends
   */
  public T throwInto(Throwable failure) {
    raise(Objects.requireNonNull(failure, "failure"));
    return Unchecked.cast(takeNext());
  }

  /**
   * Ends the generator: a {@link GeneratorExit} is thrown at its yield, so that {@code finally}
   * blocks run. If the body has not begun nothing runs, and if it has ended nothing happens.
   *
   * @throws IllegalStateException if the body yields again instead of ending, or the generator is
   *     at work
   */
  @Override
  public void close() {
    exit();
  }

  /**
   * What the generator returned.
   *
   * @return the argument of {@code done}; null before the end
   */
  public @Nullable Object result() {
    return returned();
  }

  /**
   * Where the generator is in its life.
   *
   * @return suspended between two values
   */
  public Coroutine.State state() {
    return phase();
  }

  /**
   * A second generator that goes on from here on its own. Variables of the body are copied as they
   * are now, the objects that they refer to are shared.
   *
   * @return the second generator; each gives all the values that are left
   * @throws IllegalStateException if the generator is at work, or takes its values from an {@link
   *     Iterable} just now, whose position can't be copied
   */
  public Generator<T> fork() {
    Generator<T> copy = new Generator<>(copyOfRoot());
    forkInto(copy);
    return copy;
  }

  /**
   * The generator itself.
   *
   * @return this
   */
  @Override
  public Iterator<T> iterator() {
    return this;
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED);
  }

  /**
   * The values as a stream; closing it closes the generator.
   *
   * @return a sequential stream
   */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false).onClose(this::close);
  }

  /** The method and the place where it is. */
  @Override
  public String toString() {
    return "<generator " + describe() + ">";
  }
}
