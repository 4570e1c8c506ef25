package dev.heddle.internal.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.StandardSocketOptions;

/** The JDK's selectors: works everywhere. */
final class NioSockets implements SocketFamily {
  private static final long MILLI = 1_000_000;

  @Override
  public IoHandlerFactory handlers() {
    return NioIoHandler.newFactory();
  }

  @Override
  public DuplexChannel newSocket() {
    return new NioSocketChannel();
  }

  @Override
  public ServerChannel newServerSocket() {
    return new NioServerSocketChannel();
  }

  @Override
  public void reusePort(Channel channel) {
    channel.config().setOption(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true);
  }

  /** Selectors wait whole milliseconds: Netty rounds to the nearest one and spins for the rest. */
  @Override
  public long grain(long nanos) {
    return nanos > Long.MAX_VALUE - MILLI ? nanos : (nanos + MILLI - 1) / MILLI * MILLI;
  }

  @Override
  public void closeSocket(Channel channel) {
    try {
      ((AbstractNioChannel.NioUnsafe) channel.unsafe()).ch().close();
    } catch (IOException e) {
      // The JDK has given the descriptor back all the same.
    }
  }
}
