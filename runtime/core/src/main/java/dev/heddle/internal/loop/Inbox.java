package dev.heddle.internal.loop;

import dev.heddle.Handle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The handles that other threads bring: any thread may {@link #push}, the rest is for the loop's
 * thread. A stack that grows by compare-and-set and is emptied as a whole, then turned round, so
 * that handles come out in the order in which they went in.
 */
final class Inbox {
  /** Lies on top from {@link #close} on. */
  private static final Letter CLOSED = new Letter(null);

  private final AtomicReference<@Nullable Letter> newest = new AtomicReference<>();

  /** Whether the loop waits, or is about to. */
  private final AtomicBoolean asleep = new AtomicBoolean();

  /**
   * Leaves a handle, and wakes the loop if it waits.
   *
   * @return false if the inbox has been closed, so that the loop will never see the handle
   */
  boolean push(Handle handle, Engine engine) {
    Letter letter = new Letter(handle);
    do {
      Letter before = newest.get();
      if (before == CLOSED) {
        return false;
      }
      letter.before = before;
    } while (!newest.compareAndSet(letter.before, letter));
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      engine.wakeup();
    }
    return true;
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

  /**
   * Says that the loop does not wait any more. What is pushed from now on wakes nobody: it is seen
   * by the look of the next {@link #goToSleep}. {@link #drainTo} may come before as well; then a
   * push may wake an engine that does not wait, which costs a look and loses nothing.
   */
  void wakeUp() {
    asleep.set(false);
  }

  /** Moves everything to a ready queue. */
  void drainTo(ReadyQueue ready) {
    Letter top = newest.get();
    if (top == null || top == CLOSED) {
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
      ready.add(Objects.requireNonNull(reversed.handle));
      reversed = reversed.before;
    }
  }

  /** Drops everything. What is pushed from now on is refused, so that nothing is lost silently. */
  void close() {
    newest.set(CLOSED);
  }

  private static final class Letter {
    final @Nullable Handle handle;
    @Nullable Letter before;

    Letter(@Nullable Handle handle) {
      this.handle = handle;
    }
  }
}
