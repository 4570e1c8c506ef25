package dev.heddle.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent starts in a JVM that runs, by being attached or for {@code heddle run}, and as
 * the {@code Launcher-Agent-Class} of an executable jar. It weaves the classes loaded from there
 * on.
 */
public final class AgentMain {

  private AgentMain() {}

  /**
   * Called by the JVM that the agent is attached to, or that starts a jar which names this class.
   *
   * @param options as for {@link PreMain#premain}; a jar gives none
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
