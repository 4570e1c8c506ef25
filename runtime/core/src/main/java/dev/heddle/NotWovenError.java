package dev.heddle;

import java.util.Optional;

/**
 * Thrown by the first {@link Asyncio#await await} of a class that has not been woven. The message
 * names the class and shows how to switch weaving on, or, when the agent refused the class, carries
 * the weaver's own words. An error, so that no {@code catch (Exception e)} around the await takes
 * it for the program's own failure and computes on.
 */
public final class NotWovenError extends LinkageError {
  private static final long serialVersionUID = 1L;

  /** Where the agent leaves the weaver's message for a class that it refused. */
  private static final String REFUSED = "dev.heddle.refused.";

  private static final String WAYS_TO_WEAVE =
      """
      Weave it when it is loaded:
        java -javaagent:heddle-agent.jar ...
      or when it is built, in pom.xml:
        <plugin>
          <groupId>dev.heddle</groupId>
          <artifactId>heddle-maven-plugin</artifactId>
          <version>${heddle.version}</version>
          <executions>
            <execution>
              <goals>
                <goal>weave</goal>
              </goals>
            </execution>
          </executions>
        </plugin>""";

  private NotWovenError(String message) {
    super(message);
  }

  /** The error for whoever called into {@link Asyncio}. */
  static NotWovenError ofCaller() {
    return of("await", Asyncio.class);
  }

  /**
   * The error for whoever called a method that only stands for what the weaver puts there.
   *
   * @param what the method, as people write it
   * @param api its class
   * @return the error, which names the calling class
   */
  public static NotWovenError of(String what, Class<?> api) {
    Optional<StackWalker.StackFrame> caller =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> !frame.getClassName().equals(api.getName()))
                        .filter(f -> !f.getClassName().equals(NotWovenError.class.getName()))
                        .findFirst());
    String className = caller.map(StackWalker.StackFrame::getClassName).orElse("an unknown class");
    String refusal = System.getProperty(REFUSED + className);
    if (refusal != null) {
      String place = caller.map(NotWovenError::placeOf).orElse(className);
      return new NotWovenError(
          refused(what + " in " + place + " cannot suspend", className, refusal));
    }
    return new NotWovenError(
        what
            + " was reached in "
            + className
            + ", which has not been woven, so it cannot suspend.\n"
            + WAYS_TO_WEAVE);
  }

  /**
   * The await that is reached may stand in a method that has no error itself. What is no error of
   * the class is a failure of the agent.
   */
  private static String refused(String what, String className, String refusal) {
    String why =
        refusal.startsWith("error[")
            ? "since the weaver refused it as a whole for this:\n\n"
            : "as the agent said:\n\n";
    return what + ": the class " + className + " was not woven, " + why + refusal;
  }

  private static String placeOf(StackWalker.StackFrame frame) {
    return frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }

  /**
   * Why a method ran when it was called: nobody has woven it.
   *
   * @param className its class
   * @param method its name
   * @return the reason, and how to switch weaving on; or what the weaver said of the class
   */
  static String whyItRan(String className, String method) {
    String what = method + " is @Async and ran when it was called";
    String refusal = System.getProperty(REFUSED + className);
    return refusal != null
        ? refused(what, className, refusal)
        : what + ", since " + className + " has not been woven.\n" + WAYS_TO_WEAVE;
  }
}
