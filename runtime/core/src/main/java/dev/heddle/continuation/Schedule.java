package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.internal.Unchecked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines that are resumed by number and yield to whoever resumed them, after a well-known small
 * C library ({@code coroutine_open}, {@code _new}, {@code _resume}, {@code _yield}, {@code
 * _status}, {@code _running}, {@code _close}).
 *
 * <pre>{@code
 * try (var schedule = new Schedule()) {
 *   int a = schedule.create(count(schedule, 0));
 *   int b = schedule.create(count(schedule, 100));
 *   while (schedule.status(a) != DEAD && schedule.status(b) != DEAD) {
 *     schedule.resume(a);
 *     schedule.resume(b);
 *   }
 * }
 *
 * @Async static Coroutine<Void> count(Schedule schedule, int from) {
 *   for (int i = 0; i < 5; i++) {
 *     System.out.printf("coroutine %d : %d%n", schedule.running(), from + i);
 *     await(schedule.yield());
 *   }
 *   return done();
 * }
 * }</pre>
 *
 * <p>A coroutine runs on the stack of {@link #resume}; there is no loop and no thread. One at a
 * time runs: a coroutine does not resume another one of its schedule. One thread at a time.
 */
public final class Schedule implements AutoCloseable {
  private static final int NONE = -1;

  private final Map<Integer, Coroutine<?>> alive = new LinkedHashMap<>();
  private int created;
  private int running = NONE;

  /** What a coroutine does. */
  public enum Status {
    /** It has ended. */
    DEAD,
    /** It has not begun. */
    READY,
    /** It is at work. */
    RUNNING,
    /** It has yielded. */
    SUSPEND
  }

  /** A schedule without coroutines. */
  public Schedule() {}

  /**
   * Adds a coroutine. Nothing of it runs yet.
   *
   * @param coroutine one that has not been started
   * @return its number, from 0 on; a number is never given twice
   */
  public int create(Coroutine<?> coroutine) {
    Objects.requireNonNull(coroutine, "coroutine");
    if (coroutine.state() != Coroutine.State.CREATED) {
      throw new IllegalArgumentException(
          "coroutine has been started already: " + coroutine + "; a schedule starts its own");
    }
    alive.put(created, coroutine);
    return created++;
  }

  /**
   * Runs a coroutine until it yields or ends. Its failure is thrown as it was thrown.
   *
   * @param id its number
   * @throws IllegalStateException if it has ended, or a coroutine of this schedule is running
   * @throws IllegalArgumentException if there never was such a number
   */
  public void resume(int id) {
    checkIdle("resume coroutine " + id);
    Coroutine<?> coroutine = alive.get(id);
    if (coroutine == null) {
      checkKnown(id);
      throw new IllegalStateException(
          "cannot resume coroutine " + id + ": it has ended; ask status(" + id + ") before");
    }
    running = id;
    try {
      Step<?> step = coroutine.send(null);
      while (step instanceof Step.Yielded<?> yielded && yielded.value() != this) {
        step = coroutine.throwInto(foreign(id, yielded.value()));
      }
    } finally {
      running = NONE;
      if (coroutine.state() == Coroutine.State.CLOSED) {
        alive.remove(id);
      }
    }
  }

  /**
   * Gives control back to whoever resumed the running coroutine: {@code await} it there.
   *
   * @return a coroutine that ends with the next {@link #resume}
   * @throws IllegalStateException if no coroutine of this schedule is running
   */
  @SuppressWarnings("NamedLikeContextualKeyword") // the word of the field
  public Coroutine<@Nullable Void> yield() {
    if (running == NONE) {
      throw new IllegalStateException(
          "yield outside of a coroutine of this schedule: none of them is running; it is for code"
              + " that runs inside resume(id)");
    }
    return Coroutine.yieldToDriver(this);
  }

  /**
   * What a coroutine does.
   *
   * @param id its number
   * @return {@link Status#DEAD} for one that has ended
   * @throws IllegalArgumentException if there never was such a number
   */
  public Status status(int id) {
    Coroutine<?> coroutine = alive.get(id);
    if (coroutine == null) {
      checkKnown(id);
      return Status.DEAD;
    }
    if (id == running) {
      return Status.RUNNING;
    }
    return coroutine.state() == Coroutine.State.CREATED ? Status.READY : Status.SUSPEND;
  }

  /**
   * The coroutine that is running.
   *
   * @return its number; -1 when none is
   */
  public int running() {
    return running;
  }

  /**
   * Ends all coroutines: those that have begun get a {@link GeneratorExit} at their yield, so that
   * {@code finally} blocks run.
   *
   * @throws IllegalStateException if a coroutine of this schedule is running, or one does not end
   */
  @Override
  public void close() {
    checkIdle("close the schedule");
    List<Coroutine<?>> left = new ArrayList<>(alive.values());
    alive.clear();
    @Nullable Throwable first = null;
    for (Coroutine<?> coroutine : left) {
      try {
        coroutine.close();
      } catch (Throwable failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw Unchecked.rethrow(first);
    }
  }

  /** How many coroutines have not ended, and which one runs. */
  @Override
  public String toString() {
    return "Schedule[alive=" + alive.size() + ", running=" + running + "]";
  }

  private void checkIdle(String what) {
    if (running != NONE) {
      throw new IllegalStateException(
          "cannot "
              + what
              + " while coroutine "
              + running
              + " of the schedule is running; yield first and do it outside");
    }
  }

  private void checkKnown(int id) {
    if (id < 0 || id >= created) {
      throw new IllegalArgumentException("the schedule has created no coroutine " + id);
    }
  }

  private static IllegalStateException foreign(int id, @Nullable Object awaited) {
    return new IllegalStateException(
        "coroutine "
            + id
            + " of a schedule awaits "
            + awaited
            + "; there is no loop that could wait for it, only schedule.yield() suspends here");
  }
}
