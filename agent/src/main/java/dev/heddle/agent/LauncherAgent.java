package dev.heddle.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the JVM hands out when the agent's jar is started as a program, so that {@code heddle
 * run} can weave in its own JVM.
 */
public final class LauncherAgent {

  private static volatile @Nullable Instrumentation instrumentation;

  private LauncherAgent() {}

  /**
   * Called by the JVM before the jar's main method.
   *
   * @param options always empty
   * @param given the JVM's hook for class loading
   */
  public static void agentmain(@Nullable String options, Instrumentation given) {
    instrumentation = given;
  }

  /**
   * The JVM's hook for class loading; null when the program wasn't started with {@code java -jar}.
   */
  public static @Nullable Instrumentation instrumentation() {
    return instrumentation;
  }
}
