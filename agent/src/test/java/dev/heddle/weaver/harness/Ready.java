package dev.heddle.weaver.harness;

import dev.heddle.frame.Frame;

/** A result that is there already. */
class Ready<T> extends Frame<T> {

  private final T value;
  private final Throwable failure;

  Ready(T value, Throwable failure) {
    this.value = value;
    this.failure = failure;
  }

  T get() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  @Override
  protected Object resume() throws Throwable {
    return get();
  }

  @Override
  protected String layout() {
    return "1\t" + getClass().getName() + "\tready\t()V\t\t0\t0";
  }
}
