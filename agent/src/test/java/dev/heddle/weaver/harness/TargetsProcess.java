package dev.heddle.weaver.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs all targets in another JVM. */
public final class TargetsProcess {

  private TargetsProcess() {}

  /**
   * Runs them.
   *
   * @param home the JDK
   * @param before what goes before the test's class path; may be empty
   * @param more names of more classes with targets
   * @return what each target does, a line each
   */
  public static List<String> run(Path home, String before, String... more)
      throws IOException, InterruptedException {
    return JavaProcess.run(home, before, Targets.class, List.of(more));
  }
}
