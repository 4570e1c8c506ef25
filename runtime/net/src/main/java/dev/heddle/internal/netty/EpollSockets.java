package dev.heddle.internal.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.UnixChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;

/** Linux's epoll through JNI: cheaper waits and to the nanosecond. */
final class EpollSockets implements SocketFamily {
  @Override
  public IoHandlerFactory handlers() {
    IoHandlerFactory factory = EpollIoHandler.newFactory();
    return executor -> new EpollHandler(factory.newHandler(executor));
  }

  @Override
  public DuplexChannel newSocket() {
    return new EpollSocketChannel();
  }

  @Override
  public ServerChannel newServerSocket() {
    return new EpollServerSocketChannel();
  }

  @Override
  public void reusePort(Channel channel) {
    channel.config().setOption(UnixChannelOption.SO_REUSEPORT, true);
  }

  @Override
  public long grain(long nanos) {
    return nanos;
  }

  @Override
  public void closeSocket(Channel channel) {
    try {
      ((UnixChannel) channel).fd().close();
    } catch (IOException e) {
      // The descriptor is gone all the same, as after each close() on Linux.
    }
  }
}
