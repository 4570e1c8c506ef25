package dev.heddle.frame;

import dev.heddle.Asyncio;
import dev.heddle.Task;
import dev.heddle.internal.Current;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/**
 * Counts the awaits of a turn, where a loop has a budget of those that complete at once, and ends
 * the turn of a task that has spent it.
 */
public final class Fairness {
  /** Whether a loop of this program has ever had a budget: the price for those that have none. */
  @SuppressWarnings("NonFinalStaticField")
  static boolean isOn;

  private Fairness() {}

  /** Says that a loop has a budget. */
  public static void switchOn() {
    isOn = true;
  }

  /**
   * Counts an await that is about to begin; whether the budget is spent, so that it has to wait for
   * the next turn. What has completed at once is never put off: a cancellation in between would
   * lose it, a lock or an item.
   */
  static boolean isSpent() {
    Current thread = Current.get();
    if (thread.awaitsLeft == 0
        || thread.suspension == null
        || !(thread.suspension.owner() instanceof Task<?>)) {
      return false; // no budget, or somebody else's coroutine: whoever drives it has no turns
    }
    if (thread.awaitsLeft == 1) {
      return true;
    }
    thread.awaitsLeft--;
    return false;
  }

  /** Ends the turn; the next one begins the await of a coroutine. */
  static @Nullable Object putOff(Frame<?> coroutine) throws Throwable {
    return new Pause(coroutine).resume();
  }

  /** Keeps a coroutine that has not been started while the others have their turns. */
  private static final class Pause extends Frame<@Nullable Object> {
    private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "yieldNow", true);

    private final Frame<?> coroutine;

    Pause(Frame<?> coroutine) {
      this.coroutine = coroutine;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (state == 0) {
        state = 1;
        return Suspension.on(null).push(this);
      }
      takeTurn();
      return Await.await(coroutine); // a tail call
    }

    private void takeTurn() throws Throwable {
      boolean isGoingOn = false;
      try {
        take();
        isGoingOn = true;
      } finally {
        if (!isGoingOn && coroutine.phase == CREATED) {
          coroutine.close(); // it is never started now, and that is nobody's oversight
        }
      }
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
