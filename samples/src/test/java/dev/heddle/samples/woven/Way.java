package dev.heddle.samples.woven;

import java.util.List;

/**
 * The ways to run the samples woven; each gives what stands before the main class, for a class path
 * of the runtime.
 */
enum Way {
  /** Classes as javac wrote them, woven as they are loaded. */
  AGENT {
    @Override
    List<String> arguments(String runtime) {
      return List.of(
          "-javaagent:" + Built.AGENT_JAR, "-cp", Built.classPath(Built.PLAIN_CLASSES, runtime));
    }
  },
  /** Classes woven when they were built; nothing of Heddle but its runtime is there. */
  PLUGIN {
    @Override
    List<String> arguments(String runtime) {
      return List.of("-cp", Built.classPath(Built.WOVEN_CLASSES, runtime));
    }
  },
  /** Classes as javac wrote them, run by the {@code heddle} command. */
  COMMAND {
    @Override
    List<String> arguments(String runtime) {
      return List.of(
          "-jar", Built.AGENT_JAR, "run", "-cp", Built.classPath(Built.PLAIN_CLASSES, runtime));
    }
  };

  abstract List<String> arguments(String runtime);
}
