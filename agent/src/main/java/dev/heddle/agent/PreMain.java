package dev.heddle.agent;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent: {@code java -javaagent:heddle-agent.jar[=options] ...}, or by
 * attaching to a JVM that runs, which then weaves the classes loaded from there on.
 */
public final class PreMain {

  private static final int WRONG_USAGE = 2;

  private PreMain() {}

  /**
   * Starts the agent before the program; wrong options end the JVM with exit code 2.
   *
   * @param options the text after the equals sign, see {@link AgentOptions}
   * @param instrumentation the JVM's hook for class loading
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    try {
      install(AgentOptions.parse(options), instrumentation);
    } catch (AgentOptionsException e) {
      System.err.println(new DiagnosticRenderer(SourceLookup.NONE).render(e.diagnostic()));
      System.exit(WRONG_USAGE);
    }
  }

  /**
   * Starts the agent in a JVM that runs.
   *
   * @param options as for {@link #premain}
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
