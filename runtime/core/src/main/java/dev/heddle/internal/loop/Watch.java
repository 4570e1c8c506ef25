package dev.heddle.internal.loop;

import dev.heddle.Handle;
import dev.heddle.internal.AsyncioLog;
import dev.heddle.internal.Current;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a loop does around each handle in debug mode, or with a fairness budget, and what it says of
 * its waits in debug mode.
 */
final class Watch {
  private static final long LONG_WAIT = Duration.ofSeconds(1).toNanos();

  private final Clock clock;

  boolean isDebugging;
  Duration slowCallbackDuration = Duration.ofMillis(100);

  /** 0 for none. */
  int fairnessBudget;

  /** What runs, in debug mode. */
  @Nullable Handle current;

  Watch(Clock clock) {
    this.clock = clock;
  }

  boolean isNeeded() {
    return isDebugging || fairnessBudget > 0;
  }

  void run(Handle handle, Current thread) {
    thread.awaitsLeft = fairnessBudget == 0 ? 0 : fairnessBudget + 1;
    try {
      if (isDebugging) {
        time(handle);
      } else {
        handle.run();
      }
    } finally {
      thread.awaitsLeft = 0; // the next loop of this thread may have no budget
    }
  }

  private void time(Handle handle) {
    current = handle;
    long beginning = clock.nanos();
    try {
      handle.run();
    } finally {
      current = null;
      long nanos = clock.nanos() - beginning;
      if (nanos >= slowCallbackDuration.toNanos()) {
        AsyncioLog.warn(
            String.format(
                Locale.ROOT, "Executing %s took %.3f seconds", SafeText.of(handle), nanos / 1e9));
      }
    }
  }

  /**
   * Logs a wait, in asyncio's words: a long one for everybody, another one for those who look into
   * the loop itself, if it brought something.
   *
   * @param timeout how long it was to be at most; {@link Engine#FOREVER} for any time
   * @param nanos how long it was
   * @param events how many handles it made ready
   */
  void waited(long timeout, long nanos, int events) {
    Level level = nanos >= LONG_WAIT ? Level.INFO : Level.DEBUG;
    boolean isEndless = timeout == Engine.FOREVER;
    boolean isWorthALine = events > 0 || isEndless || nanos >= LONG_WAIT;
    if (isWorthALine && AsyncioLog.get().isLoggable(level)) {
      String most = isEndless ? "" : String.format(Locale.ROOT, " %.3f ms", timeout / 1e6);
      String end = events > 0 || isEndless ? events + " events" : "timeout";
      AsyncioLog.get()
          .log(
              level, String.format(Locale.ROOT, "poll%s took %.3f ms: %s", most, nanos / 1e6, end));
    }
  }
}
