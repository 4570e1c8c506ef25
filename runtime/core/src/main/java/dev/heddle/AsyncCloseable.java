package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Something that has to be closed and whose closing waits: a connection that says goodbye. {@link
 * Asyncio#use} closes it at the end of a block.
 */
@FunctionalInterface
public interface AsyncCloseable {

  /**
   * Closes it.
   *
   * @return a coroutine that ends when it is closed; it has nothing to do the second time
   */
  Coroutine<@Nullable Void> aclose();
}
