package dev.heddle.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent: {@code java -javaagent:heddle-agent.jar[=options] ...}.
 *
 * <p>It has one method, whose types the JVM has loaded: those of every method would be loaded with
 * it. {@link AgentMain} has the rest.
 */
public final class PreMain {

  private PreMain() {}

  /**
   * Starts the agent before the program; wrong options end the JVM with exit code 2.
   *
   * @param options the text after the equals sign, see {@link AgentOptions}
   * @param instrumentation the JVM's hook for class loading
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new FirstLook(
            options == null ? null : CheckedOptions.parseOrExit(options),
            instrumentation,
            System.err),
        false);
  }
}
