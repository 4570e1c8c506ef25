package dev.heddle.agent;

import dev.heddle.weaver.AsyncScan;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;

/** What the transformer asks of the weaver; tests put their own in its place. */
class ClassWeaving {

  private final Weaver weaver = new Weaver();

  /** Whether it is worth a closer look. */
  boolean mayHaveAsync(byte[] classFile) {
    return AsyncScan.mayHaveAsync(classFile);
  }

  WeaveResult weave(byte[] classFile) {
    return weaver.weave(classFile);
  }
}
