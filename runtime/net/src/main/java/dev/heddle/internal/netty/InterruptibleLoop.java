package dev.heddle.internal.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;

/**
 * Netty's loop, on whose thread an interrupt lasts until the program sees it.
 *
 * <p>Netty's NIO handler clears the interrupt that has ended its wait, and nobody would hear of it.
 * Before that it asks whether it may block; told that it may not, it returns. Epoll does not notice
 * interrupts.
 */
final class InterruptibleLoop extends ManualIoEventLoop {
  InterruptibleLoop(Thread thread, IoHandlerFactory handlers) {
    super(null, thread, handlers);
  }

  @Override
  protected boolean canBlock() {
    return !Thread.currentThread().isInterrupted();
  }
}
