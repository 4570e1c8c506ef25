package dev.heddle;

import dev.heddle.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handle that waits for a future, as a link of the future's list of waiters: linking and
 * unlinking take constant time and nothing is allocated when the future completes. Loop thread
 * only.
 */
abstract class Waiter extends Handle {
  private @Nullable Waiter previous;
  private @Nullable Waiter next;

  /** What the handle waits for, and after completion what it was scheduled by. */
  @Nullable Future<?> future;

  /** Null is right for what asks for no context variable, the runtime's own. */
  Waiter(@Nullable Context context) {
    super(context);
  }

  /** Appends this one to a ring; null is the empty ring. This one is then the last. */
  final void appendTo(@Nullable Waiter last, Future<?> awaited) {
    future = awaited;
    if (last == null) {
      previous = this;
      next = this;
    } else {
      Waiter first = last.successor();
      previous = last;
      next = first;
      last.next = this;
      first.previous = this;
    }
  }

  /** Takes this one out of its ring and gives the last of what remains. */
  final @Nullable Waiter removeFrom(Waiter last) {
    Waiter before = previous;
    Waiter after = next;
    previous = null;
    next = null;
    if (before == null || after == null || after == this) {
      return null;
    }
    before.next = after;
    after.previous = before;
    return last == this ? before : last;
  }

  /** Whether a future that is still pending has this one in its ring. */
  final boolean isLinked() {
    return next != null;
  }

  /** The next in the ring; the first one's is the last's. */
  final Waiter successor() {
    Waiter after = next;
    if (after == null) {
      throw new IllegalStateException("waits for nothing: " + this);
    }
    return after;
  }

  /** Stops waiting. Does nothing once the future is done. */
  final void unlink() {
    Future<?> awaited = future;
    if (awaited != null && isLinked()) {
      awaited.removeWaiter(this);
    }
  }

  /** The members of a ring, the first to the last; null is the empty ring. */
  static List<Waiter> ring(@Nullable Waiter last) {
    List<Waiter> members = new ArrayList<>();
    if (last != null) {
      Waiter waiter = last;
      do {
        waiter = waiter.successor();
        members.add(waiter);
      } while (waiter != last);
    }
    return members;
  }
}
