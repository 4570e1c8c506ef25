package dev.heddle.sync;

import dev.heddle.Coroutine;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import dev.heddle.internal.Ticket;
import dev.heddle.internal.WaitQueue;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where tasks wait until a number of them have come: asyncio's {@code Barrier}. Then all go
 * on, and it can be used again.
 *
 * <pre>
 *   FILLING --the last one comes--&gt; DRAINING --all have gone--&gt; FILLING
 *       +--reset, somebody waits--&gt; RESETTING --all have gone--&gt; FILLING
 *   any --abort--&gt; BROKEN --reset--&gt; FILLING, or RESETTING while somebody waits
 * </pre>
 *
 * <p>Who comes while it drains or resets waits outside until it fills again. One that is cancelled
 * while it waits leaves, and the others wait for one more. Loop thread only.
 */
public final class Barrier {
  private static final String LAYOUT = RuntimeLayout.of(Barrier.class, "waitFor", true, true);

  private enum Phase {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  private final WaitQueue outside = new WaitQueue(this);
  private final WaitQueue inside = new WaitQueue(this);
  private final int parties;
  private Phase phase = Phase.FILLING;
  private int count;

  /**
   * An empty barrier.
   *
   * @param parties how many have to come
   * @throws IllegalArgumentException if it is less than one
   */
  public Barrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be >= 1, not " + parties);
    }
    this.parties = parties;
  }

  /**
   * How many have to come.
   *
   * @return the number
   */
  public int parties() {
    return parties;
  }

  /**
   * How many wait for others to come.
   *
   * @return the number; 0 while they go on
   */
  public int nWaiting() {
    return phase == Phase.FILLING ? count : 0;
  }

  /**
   * Whether it has been aborted.
   *
   * @return true until it is reset
   */
  public boolean broken() {
    return phase == Phase.BROKEN;
  }

  /**
   * Waits until all have come; Python's {@code wait}, whose name {@link Object} has taken.
   *
   * @return a coroutine of a number from 0 to {@code parties - 1}, another one for each, in the
   *     order of coming. It throws {@link BrokenBarrierException} after {@link #abort} and {@link
   *     #reset}
   */
  public Coroutine<Integer> waitFor() {
    return new Wait(this);
  }

  /**
   * Empties the barrier: those who wait get a {@link BrokenBarrierException}. One that has been
   * aborted can be used again.
   *
   * @return a coroutine without value, which does not wait
   */
  public Coroutine<@Nullable Void> reset() {
    return new Change(
        () -> {
          if (count == 0) {
            phase = Phase.FILLING;
            outside.wakeAll();
          } else if (phase != Phase.RESETTING) {
            phase = Phase.RESETTING;
            inside.wakeAll();
          }
        });
  }

  /**
   * Breaks the barrier: those who wait and those who come get a {@link BrokenBarrierException}
   * until it is {@link #reset}.
   *
   * @return a coroutine without value, which does not wait
   */
  public Coroutine<@Nullable Void> abort() {
    return new Change(
        () -> {
          phase = Phase.BROKEN;
          inside.wakeAll();
          outside.wakeAll();
        });
  }

  @Override
  public String toString() {
    String word = phase.name().toLowerCase(Locale.ROOT);
    return "Barrier[" + word + (broken() ? "" : ", waiters=" + nWaiting() + "/" + parties) + "]";
  }

  private boolean isClosed() {
    return phase == Phase.DRAINING || phase == Phase.RESETTING;
  }

  /** Somebody comes in; its number. */
  private int come() {
    if (phase == Phase.BROKEN) {
      throw new BrokenBarrierException("Barrier aborted");
    }
    int index = count++;
    if (count == parties) {
      phase = Phase.DRAINING;
      inside.wakeAll();
    }
    return index;
  }

  /** Somebody who came in goes; with the last one the barrier fills again. */
  private void go() {
    count--;
    if (count == 0) {
      if (isClosed()) {
        phase = Phase.FILLING;
      }
      outside.wakeAll();
    }
  }

  /**
   * One that comes.
   *
   * <pre>
   *   OUTSIDE --open--&gt; INSIDE --all have come--&gt; goes
   * </pre>
   */
  private static final class Wait extends Frame<Integer> {
    private static final int OUTSIDE = 1;
    private static final int INSIDE = 2;

    private final Barrier barrier;
    private @Nullable Ticket ticket;
    private int index;

    Wait(Barrier barrier) {
      this.barrier = barrier;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == INSIDE) {
        return leave();
      }
      if (state == OUTSIDE) {
        wakeUp(barrier.outside);
      }
      if (barrier.isClosed()) {
        return wait(barrier.outside, OUTSIDE);
      }
      index = barrier.come();
      if (barrier.phase == Phase.FILLING) {
        return wait(barrier.inside, INSIDE);
      }
      barrier.go();
      return index;
    }

    private Object leave() throws Throwable {
      try {
        wakeUp(barrier.inside);
        if (barrier.phase != Phase.DRAINING) {
          throw new BrokenBarrierException("Abort or reset of barrier");
        }
        return index;
      } finally {
        barrier.go();
      }
    }

    private Suspension wait(WaitQueue queue, int where) {
      Ticket place = queue.enter();
      ticket = place;
      state = where;
      return Suspension.on(place).push(this);
    }

    private void wakeUp(WaitQueue queue) throws Throwable {
      try {
        take();
      } finally {
        queue.leave(Objects.requireNonNull(ticket));
      }
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }

  /** What asyncio does under the barrier's lock; here nothing can come between. */
  private static final class Change extends Frame<@Nullable Void> {
    private final Runnable change;

    Change(Runnable change) {
      this.change = change;
    }

    @Override
    protected @Nullable Object resume() {
      change.run();
      return null;
    }

    @Override
    protected String layout() {
      return LAYOUT;
    }
  }
}
