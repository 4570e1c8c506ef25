package dev.heddle.weaver.files;

import dev.heddle.weaver.WeaveResult;

/** What is done to each class; {@code new Weaver()::weave}, outside of tests. */
@FunctionalInterface
public interface ClassWeaver {

  /**
   * Weaves one class.
   *
   * @param classFile the class as it lies on the disk
   */
  WeaveResult weave(byte[] classFile);
}
