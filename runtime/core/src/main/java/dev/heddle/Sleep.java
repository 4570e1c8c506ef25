package dev.heddle;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.Nanos;
import dev.heddle.internal.RuntimeLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#sleep}. Cancelled while it sleeps, it takes its timer with it. */
final class Sleep<T extends @Nullable Object> extends Frame<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "sleep", true);

  private final Duration delay;
  private final @Nullable Object result;
  private @Nullable TimerHandle timer;

  Sleep(Duration delay, @Nullable Object result) {
    this.delay = delay;
    this.result = result;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      state = 1;
      return Suspension.on(delay.isNegative() || delay.isZero() ? null : alarm()).push(this);
    }
    try {
      take();
      return result;
    } finally {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private Alarm alarm() {
    EventLoop loop = EventLoop.running();
    Alarm alarm = new Alarm(loop);
    timer = loop.callAt(Nanos.after(loop.time(), Nanos.of(delay)), alarm);
    return alarm;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }

  /** A future that a timer completes, without a callback of its own between. */
  private static final class Alarm extends Future<@Nullable Void> implements Runnable {
    Alarm(EventLoop loop) {
      super(loop);
    }

    @Override
    public void run() {
      if (!done()) {
        finish(null);
      }
    }

    @Override
    String kind() {
      return "Future";
    }
  }
}
