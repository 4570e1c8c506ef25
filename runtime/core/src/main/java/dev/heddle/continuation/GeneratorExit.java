package dev.heddle.continuation;

/**
 * Thrown into a coroutine or a generator that is being closed, where it waits, so that its {@code
 * finally} blocks run. Let it pass; to yield again instead is an error.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} does not swallow it: a {@code
 * BaseException} in Python.
 */
public final class GeneratorExit extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * Made by {@code close()}; one's own can be thrown in as well. Its trace stays empty: closing is
   * no failure, and whoever closes knows where.
   */
  public GeneratorExit() {
    super(null, null, true, false);
  }
}
