package dev.heddle.testing;

import dev.heddle.EventLoop;

/** The parameters that test methods may take. */
final class LoopParameters {
  private LoopParameters() {}

  static boolean supports(Class<?> type) {
    return type == EventLoop.class || type == VirtualClock.class;
  }

  static Object of(LoopSession session, Class<?> type) {
    if (type == EventLoop.class) {
      return session.loop();
    }
    VirtualClock clock = session.clock();
    if (clock == null) {
      throw new IllegalArgumentException(
          "a loop on real time has no VirtualClock; leave the parameter out, or choose"
              + " @TestLoop(TestLoop.Time.VIRTUAL)");
    }
    return clock;
  }
}
