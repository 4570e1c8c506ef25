package dev.heddle.frame;

import dev.heddle.Asyncio;
import dev.heddle.Task;
import dev.heddle.internal.Current;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/**
 * Counts the awaits that complete at once, where a loop has a budget of them, and ends the turn of
 * a task that has spent it.
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

  /** Counts an await; whether the budget is spent with it. */
  static boolean isSpent() {
    Current thread = Current.get();
    if (thread.awaitsLeft == 0
        || thread.suspension == null
        || !(thread.suspension.owner() instanceof Task<?>)) {
      return false; // no budget, or somebody else's coroutine: whoever drives it has no turns
    }
    thread.awaitsLeft--;
    return thread.awaitsLeft == 0;
  }

  /** What an await that completed at once gives, or the suspension if that was one too many. */
  static @Nullable Object count(@Nullable Object result) throws Throwable {
    return result instanceof Suspension || !isSpent() ? result : new Pause(result).resume();
  }

  /** Keeps the result while the others have their turns. */
  private static final class Pause extends Frame<@Nullable Object> {
    private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "yieldNow", false);

    private final @Nullable Object result;

    Pause(@Nullable Object result) {
      this.result = result;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (state == 0) {
        state = 1;
        return Suspension.on(null).push(this);
      }
      take();
      return result;
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
