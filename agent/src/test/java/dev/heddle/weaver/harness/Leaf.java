package dev.heddle.weaver.harness;

import dev.heddle.frame.GeneratorFrame;

/** A generator's body that yields once, or not at all, and ends. */
final class Leaf extends GeneratorFrame<Object> {

  private final boolean yields;
  private final Object value;
  private final Throwable failure;

  Leaf(boolean yields, Object value, Throwable failure) {
    this.yields = yields;
    this.value = value;
    this.failure = failure;
  }

  @Override
  protected Object resume() throws Throwable {
    take();
    if (yields && state++ == 0) {
      return this.yield("from a leaf");
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  @Override
  protected String layout() {
    return "1\t" + getClass().getName() + "\tleaf\t()V\t\t0\t0\n0\t0";
  }
}
