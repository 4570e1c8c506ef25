package dev.heddle.weaver.calls;

import dev.heddle.Async;
import dev.heddle.Coroutine;

/** What classes of several loaders have in common. */
public interface Asked {
  /** Gives a price. */
  @Async
  Coroutine<String> price(int n);
}
