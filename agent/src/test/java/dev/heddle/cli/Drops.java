package dev.heddle.cli;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;

/** A class that is woven with a warning. */
final class Drops {

  private Drops() {}

  @Async
  @SuppressWarnings("CheckReturnValue")
  static Coroutine<Void> drop() {
    drop();
    return Asyncio.done();
  }
}
