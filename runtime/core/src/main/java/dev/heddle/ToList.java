package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link AsyncIterator#toList}. */
final class ToList<T extends @Nullable Object> extends Frame<List<T>> {
  private static final String LAYOUT = RuntimeLayout.of(AsyncIterator.class, "toList", false);

  private final AsyncIterator<T> values;
  private final List<T> collected = new ArrayList<>();

  ToList(AsyncIterator<T> values) {
    this.values = values;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state != 0) {
      take();
      return collected;
    }
    state = 1;
    Object answer = Await.await(values.forEach(collected::add));
    return answer instanceof Suspension suspension ? suspension.push(this) : collected;
  }

  /** Two copies would fill one list. */
  @Override
  protected boolean isCopyable() {
    return false;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
