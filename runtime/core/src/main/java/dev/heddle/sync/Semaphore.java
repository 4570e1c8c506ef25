package dev.heddle.sync;

import dev.heddle.Coroutine;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import dev.heddle.internal.WaitQueue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits: asyncio's {@code Semaphore}. Given out in the order of asking, nobody
 * overtakes.
 */
public sealed class Semaphore permits BoundedSemaphore {
  private static final String LAYOUT = RuntimeLayout.of(Semaphore.class, "acquire", true);

  private final WaitQueue waiters = new WaitQueue(this);
  private final Held held = this::release;
  private int value;

  /** A semaphore with one permit. */
  public Semaphore() {
    this(1);
  }

  /**
   * A semaphore.
   *
   * @param value how many permits there are
   * @throws IllegalArgumentException if it is negative
   */
  public Semaphore(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("Semaphore initial value must be >= 0, not " + value);
    }
    this.value = value;
  }

  /**
   * Whether acquiring would have to wait.
   *
   * @return true without permits, and when others wait
   */
  public final boolean locked() {
    return value == 0 || waiters.hasLive();
  }

  /**
   * Waits for a permit and takes it. Cancelled when it has just been given one, it gives it back.
   *
   * @return a coroutine of what gives the permit back
   */
  public final Coroutine<Held> acquire() {
    return new Acquire(this);
  }

  /** Adds a permit; who has waited longest gets it. */
  public void release() {
    value++;
    grantNext();
  }

  @Override
  public final String toString() {
    String state = locked() ? "locked" : "unlocked, value=" + value;
    return getClass().getSimpleName() + "[" + waiters.describe(state) + "]";
  }

  /** The permits that nobody has. */
  final int value() {
    return value;
  }

  private boolean grantNext() {
    boolean granted = waiters.wakeNext();
    if (granted) {
      value--;
    }
    return granted;
  }

  private void grantAll() {
    boolean any = true;
    while (value > 0 && any) {
      any = grantNext();
    }
  }

  private static final class Acquire extends Frame<Held> {
    private final Semaphore semaphore;
    private @Nullable Ticket ticket;

    Acquire(Semaphore semaphore) {
      this.semaphore = semaphore;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 0) {
        if (!semaphore.locked()) {
          semaphore.value--;
          return semaphore.held;
        }
        Ticket place = semaphore.waiters.enter();
        ticket = place;
        state = 1;
        return Suspension.on(place).push(this);
      }
      Ticket place = Objects.requireNonNull(ticket);
      boolean kept = false;
      try {
        take();
        kept = true;
        return semaphore.held;
      } finally {
        semaphore.waiters.leave(place);
        if (!kept && place.done() && !place.cancelled()) {
          semaphore.value++;
        }
        semaphore.grantAll();
      }
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
