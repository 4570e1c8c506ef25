package dev.heddle.internal.netty;

import java.util.function.LongSupplier;

/**
 * When a loop that has callbacks to run looks for I/O: after 61 turns or 50 microseconds, whichever
 * comes first. An idle look costs 0.3 microseconds and a turn a thirtieth of that, so a look before
 * each turn, as asyncio has it, would cost many times what it finds.
 *
 * <p>Reading the clock costs more than a turn as well. It is read each 8 turns while turns are
 * short, and each turn while they are long: at most 8 callbacks that suddenly take long run before
 * that is noticed.
 */
final class PollPolicy {
  /** How many turns, at most, lie between two looks; 1 is asyncio's rule. */
  static final String OPTION = "heddle.io.pollTurns";

  private static final int DEFAULT_TURNS = 61;
  private static final long LONGEST_NANOS = 50_000;
  private static final int LONGEST_STRIDE = 8;

  private final int longestTurns;
  private final LongSupplier clock;
  private int turns;
  private int nextClock;
  private long lastLook;

  PollPolicy(int longestTurns, LongSupplier clock) {
    this.longestTurns = longestTurns;
    this.clock = clock;
  }

  /** What {@code -Dheddle.io.pollTurns} asks for. */
  static PollPolicy configured() {
    String option = System.getProperty(OPTION);
    int turns = option == null ? DEFAULT_TURNS : turns(option);
    return new PollPolicy(turns, System::nanoTime);
  }

  private static int turns(String option) {
    try {
      int turns = Integer.parseInt(option);
      if (turns >= 1) {
        return turns;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, as a number that is too small.
    }
    throw new IllegalArgumentException(
        "-D" + OPTION + "=" + option + " must be a number of turns from 1 on");
  }

  /** Whether to look now, after some more turns. Whoever is told so looks. */
  boolean isDue(int moreTurns) {
    if (longestTurns == 1) {
      return true;
    }
    turns += moreTurns;
    if (turns >= longestTurns) {
      looked(clock.getAsLong());
      return true;
    }
    if (turns < nextClock) {
      return false;
    }
    long now = clock.getAsLong();
    if (now - lastLook >= LONGEST_NANOS) {
      looked(now);
      return true;
    }
    nextClock = turns + stride(now);
    return false;
  }

  /** To be told of each look that {@link #isDue} did not ask for. */
  void looked() {
    if (longestTurns > 1) {
      looked(clock.getAsLong());
    }
  }

  private void looked(long now) {
    nextClock = stride(now);
    lastLook = now;
    turns = 0;
  }

  /** How many turns fit into an eighth of the longest time, by those since the last look. */
  private int stride(long now) {
    long nanosPerTurn = (now - lastLook) / Math.max(1, turns);
    long fitting = LONGEST_NANOS / LONGEST_STRIDE / Math.max(1, nanosPerTurn);
    return (int) Math.max(1, Math.min(LONGEST_STRIDE, fitting));
  }
}
