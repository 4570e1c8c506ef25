package dev.heddle.testing;

import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.Collections;

/** A loop that breaks a rule, to see whether that is noticed. */
public final class UnfairLoop {
  private UnfairLoop() {}

  /** Runs what is ready last come, first served. */
  public static EventLoop create() {
    return VirtualClock.create(
            pass -> {
              var reversed = new ArrayList<>(pass);
              Collections.reverse(reversed);
              return reversed;
            })
        .loop();
  }
}
