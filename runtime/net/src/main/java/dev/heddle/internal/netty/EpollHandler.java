package dev.heddle.internal.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Netty's epoll handler, with sockets that may lose all interest and get some again.
 *
 * <p>Netty 4.2.18 takes a socket out of epoll when nothing is to be heard of it, and fails with
 * {@code epoll_ctl(..): No such file or directory} when something is later: it changes what is not
 * there. That happens to a connection whose peer has ended its side: to write more than the system
 * takes at once, or to resume reading, would end the connection. Here such a socket is registered
 * anew.
 */
final class EpollHandler implements IoHandler {
  private final IoHandler netty;

  EpollHandler(IoHandler netty) {
    this.netty = netty;
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return new Registration(handle, netty.register(handle));
  }

  @Override
  public void initialize() {
    netty.initialize();
  }

  @Override
  public int run(IoHandlerContext context) {
    return netty.run(context);
  }

  @Override
  public void prepareToDestroy() {
    netty.prepareToDestroy();
  }

  @Override
  public void destroy() {
    netty.destroy();
  }

  @Override
  public void wakeup() {
    netty.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return netty.isCompatible(handleType);
  }

  private final class Registration implements IoRegistration {
    private final IoHandle handle;
    private IoRegistration registration;
    private boolean isTakenOut;

    Registration(IoHandle handle, IoRegistration registration) {
      this.handle = handle;
      this.registration = registration;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's signature
    public <T> T attachment() {
      return registration.attachment();
    }

    @Override
    public long submit(IoOps ops) {
      boolean isNothing = ((EpollIoOps) ops).value() == EpollIoOps.NONE.value();
      if (isTakenOut && !isNothing && registration.isValid()) {
        registration.cancel();
        registration = registerAgain();
      }
      isTakenOut = isNothing;
      return registration.submit(ops);
    }

    private IoRegistration registerAgain() {
      try {
        return netty.register(handle);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isValid() {
      return registration.isValid();
    }

    @Override
    public boolean cancel() {
      return registration.cancel();
    }
  }
}
