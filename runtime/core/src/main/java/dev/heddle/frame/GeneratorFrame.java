package dev.heddle.frame;

import org.jspecify.annotations.Nullable;

/**
 * One activation of a generator. Its body leaves at a yield by returning what {@link #yield} gives;
 * whoever called {@link #resume} recognises that and takes the value.
 *
 * @param <R> the type of what the generator returns at its end
 */
public abstract class GeneratorFrame<R extends @Nullable Object> extends Frame<R> {

  /** The phase of a frame with a value that nobody has taken. */
  static final byte READY = 4;

  /** The body has a value for the consumer. */
  static final Object YIELDED = new Object();

  /**
   * The body takes its values from another source for a time. It answers with a frame instead when
   * that is the other's, which then hangs under it already.
   */
  static final Object DELEGATES = new Object();

  /** The body leaves the rest to another source. */
  static final Object BECOMES = new Object();

  /** The value, or the source, that the body left with; null once it has been fetched. */
  private @Nullable Object handed;

  /** Whoever shows this generator to the consumer; null for one that only a copy knows. */
  @Nullable GeneratorMachine driver;

  /** For the frame classes of generators. */
  protected GeneratorFrame() {}

  /**
   * Hands a value to the consumer. The last thing that the body does before it leaves.
   *
   * @param value the value
   * @return what the body has to return
   * @throws IllegalStateException if another thread has run the body meanwhile
   */
  @SuppressWarnings("NamedLikeContextualKeyword") // the word of the field
  public final Object yield(@Nullable Object value) {
    if (phase != RUNNING) {
      throw GeneratorMachine.usedByTwo(name());
    }
    handed = value;
    phase = READY;
    return YIELDED;
  }

  /**
   * Lets the consumer take all values of another source. The last thing that the body does before
   * it leaves; it is resumed with what that source returned.
   *
   * @param source a generator, an iterable, an iterator or a stream
   * @return what the body has to return
   */
  public final Object yieldFrom(@Nullable Object source) {
    handed = source;
    return DELEGATES;
  }

  /**
   * The same as {@link #yieldFrom} for a generator that nobody else has: its frame is all there is
   * of it.
   *
   * @param frame the frame of a body that has not run
   * @return what the body has to return
   */
  public final Object delegate(Object frame) {
    GeneratorFrame<?> inner = (GeneratorFrame<?>) frame;
    inner.parent = this;
    return inner;
  }

  /**
   * Makes another source the rest of this generator. The body is not resumed.
   *
   * @param source a generator of the same kind
   * @return what the body has to return
   */
  public final Object become(@Nullable Object source) {
    handed = source;
    return BECOMES;
  }

  /** How people know the generator. */
  final String name() {
    return driver == null ? "<generator " + describe(false) + ">" : driver.toString();
  }

  final @Nullable Object takeHanded() {
    Object taken = handed;
    handed = null;
    return taken;
  }
}
