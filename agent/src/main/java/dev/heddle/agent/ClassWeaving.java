package dev.heddle.agent;

import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;

/**
 * What the transformer asks of the weaver. A class and not two method references, since it is made
 * while the program starts, and the first lambda of a JVM costs more than all the rest of the
 * agent.
 */
class ClassWeaving {

  private final Weaver weaver = new Weaver();

  /** Whether it is worth a closer look. */
  boolean mayHaveAsync(byte[] classFile) {
    return Weaver.mayHaveAsync(classFile);
  }

  WeaveResult weave(byte[] classFile) {
    return weaver.weave(classFile);
  }
}
