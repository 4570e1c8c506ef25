package dev.heddle.weaver;

import dev.heddle.weaver.read.ConstantPoolScan;

/**
 * The look at a class that comes before all others. Apart from {@link Weaver}, since the agent asks
 * it while the program starts, and loading the weaver costs more than the answer.
 */
public final class AsyncScan {

  private AsyncScan() {}

  /**
   * Whether a class can have something to weave, by a scan of its constant pool: false is certain,
   * true is a reason to look closer.
   *
   * @param classFile the class, or anything else, which then gives false
   */
  public static boolean mayHaveAsync(byte[] classFile) {
    return ConstantPoolScan.mayHaveAsync(classFile);
  }
}
