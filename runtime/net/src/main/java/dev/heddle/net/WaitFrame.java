package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A wait for something that others may wait for too. It has to see failures while it waits. */
abstract class WaitFrame extends Frame<@Nullable Void> {
  private final Waiters waiters;
  private @Nullable Signal signal;

  WaitFrame(Waiters waiters) {
    this.waiters = waiters;
  }

  /** Suspends until the waiters are woken; to be returned from {@link #resume}. */
  final Object waitIn(int newState) {
    Signal waiting = waiters.add();
    signal = waiting;
    state = newState;
    return Suspension.on(waiting).push(this);
  }

  /** After the wait: throws what ended it, if that is a failure or a cancellation. */
  final @Nullable Object awake() throws Throwable {
    try {
      take();
    } finally {
      waiters.remove(Objects.requireNonNull(signal));
    }
    return null;
  }
}
