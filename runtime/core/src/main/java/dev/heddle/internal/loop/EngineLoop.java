package dev.heddle.internal.loop;

import dev.heddle.EventLoop;

/** A loop that tells where it blocks, so that a library of sockets can add its own there. */
public interface EngineLoop extends EventLoop {

  /**
   * The place where the loop blocks.
   *
   * @return the engine that was made for this loop
   */
  Engine engine();
}
