package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.internal.netty.NettyEngine;
import dev.heddle.internal.netty.NettyLoop;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One attempt to connect to one address. */
final class Connecting {
  private final Wire wire;
  private final InetSocketAddress address;
  private final Signal done;

  /**
   * Begins the attempt.
   *
   * @throws IOException if there cannot be another socket
   */
  Connecting(EventLoop loop, InetSocketAddress address, ConnectOptions options) throws IOException {
    NettyLoop netty = NettyEngine.of(loop).sockets();
    DuplexChannel channel = netty.newSocket();
    this.wire = new Wire(channel);
    this.address = address;
    this.done = new Signal(loop);
    channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0); // the system's, as asyncio
    netty.register(channel);
    channel
        .connect(address, options.localAddress())
        .addListener((ChannelFuture attempt) -> finish(attempt.cause()));
  }

  /** Done when the connection is there, or fails with an {@code IOException}. */
  Signal done() {
    return done;
  }

  Wire wire() {
    return wire;
  }

  /** Gives the attempt up. */
  void abandon() {
    wire.close();
  }

  private void finish(@Nullable Throwable failure) {
    if (failure != null) {
      wire.close();
    }
    if (!done.getLoop().isClosed()) {
      done.endWith(failure == null ? null : IoFailures.connect(address, failure));
    }
  }
}
