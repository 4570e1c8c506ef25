package dev.heddle.internal.loop;

import dev.heddle.Handle;
import dev.heddle.internal.AsyncioLog;
import dev.heddle.internal.Current;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a loop does around each handle in debug mode, or with a fairness budget. */
final class Watch {
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
}
