package dev.heddle.internal.loop;

import dev.heddle.Handle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The handles that other threads bring: any thread may {@link #push}, the rest is for the loop's
 * thread. A stack that grows by compare-and-set and is emptied as a whole, then turned round, so
 * that handles come out in the order in which they went in.
 */
final class Inbox {
  private final AtomicReference<@Nullable Letter> newest = new AtomicReference<>();

  /** Whether the loop waits, or is about to. */
  private final AtomicBoolean asleep = new AtomicBoolean();

  /**
   * Leaves a handle.
   *
   * @return whether the caller has to wake the loop
   */
  boolean push(Handle handle) {
    Letter letter = new Letter(handle);
    do {
      letter.before = newest.get();
    } while (!newest.compareAndSet(letter.before, letter));
    return asleep.get() && asleep.compareAndSet(true, false);
  }

  /**
   * Announces that the loop is about to wait.
   *
   * @return false if there is a handle already, so that it must not
   */
  boolean goToSleep() {
    // First the flag, then the look; push does it the other way round. One sees the other.
    asleep.set(true);
    return newest.get() == null;
  }

  /** Says that the loop does not wait any more; to be called before {@link #drainTo}. */
  void wakeUp() {
    asleep.set(false);
  }

  /** Moves everything to a ready queue. */
  void drainTo(ReadyQueue ready) {
    if (newest.get() == null) {
      return;
    }
    Letter reversed = null;
    Letter letter = newest.getAndSet(null);
    while (letter != null) {
      Letter before = letter.before;
      letter.before = reversed;
      reversed = letter;
      letter = before;
    }
    while (reversed != null) {
      ready.add(reversed.handle);
      reversed = reversed.before;
    }
  }

  void clear() {
    newest.set(null);
  }

  private static final class Letter {
    final Handle handle;
    @Nullable Letter before;

    Letter(Handle handle) {
      this.handle = handle;
    }
  }
}
