package dev.heddle.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent starts in a JVM that runs, by being attached or for {@code heddle run}. It weaves
 * the classes loaded from there on.
 */
public final class AgentMain {

  private AgentMain() {}

  /**
   * Called by the JVM that the agent is attached to.
   *
   * @param options as for {@link PreMain#premain}
   * @param instrumentation the JVM's hook for class loading
   * @throws AgentOptionsException for wrong options; whoever attached the agent is told, the
   *     program goes on
   */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation)
      throws AgentOptionsException {
    install(AgentOptions.parse(options), instrumentation);
  }

  /**
   * Switches weaving on for every class loaded from now on.
   *
   * @param options how
   * @param instrumentation the JVM's hook for class loading
   */
  public static void install(AgentOptions options, Instrumentation instrumentation) {
    instrumentation.addTransformer(new FirstLook(options, instrumentation, System.err), false);
  }
}
