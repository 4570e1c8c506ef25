package dev.heddle.net;

import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the same thing. Each has a future of its own, so that one who is cancelled leaves
 * the others alone.
 */
final class Waiters {
  private final EventLoop loop;
  private final List<Signal> signals = new ArrayList<>();

  Waiters(EventLoop loop) {
    this.loop = loop;
  }

  /** What one more has to await; {@link #remove} belongs to it. */
  Signal add() {
    Signal signal = new Signal(loop);
    signals.add(signal);
    return signal;
  }

  void remove(Signal signal) {
    signals.remove(signal);
  }

  /** It has happened: with a failure, which all get, or well. */
  void wake(@Nullable Throwable failure) {
    signals.forEach(signal -> signal.endWith(failure));
  }
}
