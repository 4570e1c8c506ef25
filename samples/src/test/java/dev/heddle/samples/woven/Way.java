package dev.heddle.samples.woven;

import java.util.List;

/** The ways to run the samples woven; each gives what stands before the main class. */
enum Way {
  /** Classes as javac wrote them, woven as they are loaded. */
  AGENT {
    @Override
    List<String> arguments() {
      return List.of("-javaagent:" + Built.AGENT_JAR, "-cp", Built.PLAIN);
    }
  },
  /** Classes woven when they were built; nothing of Heddle but its runtime is there. */
  PLUGIN {
    @Override
    List<String> arguments() {
      return List.of("-cp", Built.WOVEN);
    }
  },
  /** Classes as javac wrote them, run by the {@code heddle} command. */
  COMMAND {
    @Override
    List<String> arguments() {
      return List.of("-jar", Built.AGENT_JAR, "run", "-cp", Built.PLAIN);
    }
  };

  abstract List<String> arguments();
}
