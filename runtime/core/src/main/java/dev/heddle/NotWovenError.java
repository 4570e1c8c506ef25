package dev.heddle;

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
    String caller =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.equals(api.getName()))
                        .filter(name -> !name.equals(NotWovenError.class.getName()))
                        .findFirst())
            .orElse("an unknown class");
    String refusal = System.getProperty(REFUSED + caller);
    return new NotWovenError(refusal != null ? refusal : switchItOn(what, caller));
  }

  private static String switchItOn(String what, String caller) {
    return """
        %s was reached in %s, which has not been woven, so it cannot suspend.
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
          </plugin>"""
        .formatted(what, caller);
  }
}
