package dev.heddle.frame;

import dev.heddle.continuation.Generator;
import dev.heddle.internal.RuntimeLayout;
import java.util.Iterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The values of something that is no generator, for {@link Generator#yieldFrom}. */
final class FromIterator extends GeneratorFrame<@Nullable Object> {
  private static final String LAYOUT = RuntimeLayout.of(Generator.class, "yieldFrom", true);

  private final Iterator<?> values;
  private final @Nullable AutoCloseable resource;

  private FromIterator(Iterator<?> values, Object source) {
    this.values = values;
    this.resource = source instanceof AutoCloseable closeable ? closeable : null;
  }

  static FromIterator of(@Nullable Object source) {
    if (source instanceof Iterator<?> values) {
      return new FromIterator(values, source);
    }
    if (source instanceof Iterable<?> values) {
      return new FromIterator(values.iterator(), source);
    }
    if (source instanceof BaseStream<?, ?> values) {
      return new FromIterator(values.iterator(), source);
    }
    if (source == null) {
      throw new NullPointerException("cannot yield from null");
    }
    throw new IllegalArgumentException(
        "cannot yield from an object of "
            + source.getClass().getName()
            + "; yieldFrom takes a Generator, an Iterable, an Iterator or a Stream");
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    try {
      if (state != 0) {
        takeNothing();
      }
      if (values.hasNext()) {
        state = 1;
        return this.yield(values.next());
      }
    } catch (Throwable failure) {
      closeAfter(failure);
      throw failure;
    }
    if (resource != null) {
      resource.close();
    }
    return null;
  }

  private void takeNothing() throws Throwable {
    if (take() != null) {
      throw new IllegalArgumentException(
          "cannot send a value while a generator yields from an Iterable: nobody takes it there");
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Throwable second) {
      failure.addSuppressed(second);
    }
  }

  /** The position in the iterator would be shared. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
