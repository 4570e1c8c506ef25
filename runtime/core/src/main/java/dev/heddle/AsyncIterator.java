package dev.heddle;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that have to be waited for, one after the other. Python's {@code async for} is {@link
 * #forEach} here, or by hand:
 *
 * <pre>{@code
 * for (var next = await(it.next()); next.hasValue(); next = await(it.next())) {
 *   use(next.value());
 * }
 * }</pre>
 *
 * @param <T> the type of the values
 */
public interface AsyncIterator<T extends @Nullable Object> {

  /**
   * Waits for the next value.
   *
   * @return a coroutine that gives a value, or the end
   */
  Coroutine<Next<T>> next();

  /**
   * Gives up what the iterator holds. Whoever leaves early awaits this; at the end there is no need
   * to.
   *
   * @return a coroutine that has nothing to do unless the iterator says otherwise
   */
  default Coroutine<@Nullable Void> aclose() {
    return Asyncio.done();
  }

  /**
   * Waits for all values. If the body fails, or the wait is cancelled, the iterator is closed.
   *
   * @param body called with each value
   * @return a coroutine to await
   */
  default Coroutine<@Nullable Void> forEach(Consumer<? super T> body) {
    return new ForEach<>(
        this,
        value -> {
          body.accept(value);
          return null;
        });
  }

  /**
   * Waits for all values, and for what is done with each before the next. If the body fails, or the
   * wait is cancelled, the iterator is closed.
   *
   * @param body called with each value; what it gives is awaited
   * @return a coroutine to await
   */
  default Coroutine<@Nullable Void> forEachAwait(Function<? super T, ? extends Coroutine<?>> body) {
    return new ForEach<>(this, body::apply);
  }

  /**
   * Waits for all values and collects them.
   *
   * @return a coroutine that gives the values, in their order
   */
  default Coroutine<List<T>> toList() {
    return new ToList<>(this);
  }
}
