package dev.heddle.sync;

import dev.heddle.Coroutine;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import dev.heddle.internal.WaitQueue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A flag that tasks can wait for: asyncio's {@code Event}. */
public final class Event {
  private static final String LAYOUT = RuntimeLayout.of(Event.class, "waitFor", true);

  private final WaitQueue waiters = new WaitQueue(this);
  private boolean isSet;

  /** A flag that is not set. */
  public Event() {}

  /**
   * Whether the flag is set.
   *
   * @return true between {@link #set} and {@link #clear}
   */
  public boolean isSet() {
    return isSet;
  }

  /** Sets the flag. Everybody who waits now is woken, even if it is cleared before they run. */
  public void set() {
    if (!isSet) {
      isSet = true;
      waiters.wakeAll();
    }
  }

  /** Takes the flag back. */
  public void clear() {
    isSet = false;
  }

  /**
   * Waits until the flag is set; Python's {@code wait}, whose name {@link Object} has taken.
   *
   * @return a coroutine of true
   */
  public Coroutine<Boolean> waitFor() {
    return new WaitUntilSet(this);
  }

  @Override
  public String toString() {
    return "Event[" + waiters.describe(isSet ? "set" : "unset") + "]";
  }

  private static final class WaitUntilSet extends Frame<Boolean> {
    private final Event event;
    private @Nullable Ticket ticket;

    WaitUntilSet(Event event) {
      this.event = event;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 0) {
        if (event.isSet) {
          return true;
        }
        Ticket place = event.waiters.enter();
        ticket = place;
        state = 1;
        return Suspension.on(place).push(this);
      }
      try {
        take();
        return true;
      } finally {
        event.waiters.leave(Objects.requireNonNull(ticket));
      }
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
