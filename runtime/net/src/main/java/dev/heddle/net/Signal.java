package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.internal.Unchecked;
import org.jspecify.annotations.Nullable;

/** A future without value. Completing it does nothing once it is done, cancelled for example. */
final class Signal extends Future<@Nullable Void> {
  Signal(EventLoop loop) {
    super(loop);
  }

  void fire() {
    if (!done()) {
      setResult(Unchecked.cast(null));
    }
  }

  void endWith(@Nullable Throwable failure) {
    if (failure == null) {
      fire();
    } else if (!done()) {
      setException(failure);
    }
  }
}
