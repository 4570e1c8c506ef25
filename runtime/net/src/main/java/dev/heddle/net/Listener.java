package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.TimerHandle;
import dev.heddle.internal.netty.NettyEngine;
import dev.heddle.internal.netty.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One listening socket. Netty accepts on it; the server hears of each connection in a handle. */
final class Listener extends ChannelInboundHandlerAdapter {
  /** How long to leave a system alone that has run out of sockets; as in asyncio. */
  private static final Duration RECOVERY = Duration.ofSeconds(1);

  private static final String NOT_CREATED = "Error on transport creation for incoming connection";

  private final EventLoop loop;
  private final NettyLoop netty;
  private final ServerChannel channel;
  private final ServerOptions options;
  private final SocketAddress sockname;
  private @Nullable Server server;
  private @Nullable TimerHandle recovery;

  private Listener(EventLoop loop, SocketAddress address, ServerOptions options)
      throws IOException {
    this.loop = loop;
    this.options = options;
    this.netty = NettyEngine.of(loop).sockets();
    this.channel = netty.newServerSocket();
    channel.config().setAutoRead(false);
    channel.config().setOption(ChannelOption.SO_REUSEADDR, options.reuseAddress());
    channel.config().setOption(ChannelOption.SO_BACKLOG, options.backlog());
    if (options.reusePort()) {
      netty.family().reusePort(channel);
    }
    channel.pipeline().addLast(this);
    netty.register(channel);
    ChannelFuture bound = channel.bind(address);
    Throwable failure = bound.cause();
    if (failure != null) {
      close();
      throw IoFailures.bind(address, failure);
    }
    this.sockname = Objects.requireNonNull(channel.localAddress());
  }

  /** Binds a socket; nothing is accepted before {@link #serve}. */
  static Listener bind(EventLoop loop, SocketAddress address, ServerOptions options)
      throws IOException {
    return new Listener(loop, address, options);
  }

  ListeningSocket describe() {
    return new ListeningSocket(sockname);
  }

  void serve(Server owner) {
    server = owner;
    channel.config().setAutoRead(true);
  }

  void close() {
    if (recovery != null) {
      recovery.cancel();
    }
    channel.unsafe().close(channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Server owner = Objects.requireNonNull(server);
    DuplexChannel child = (DuplexChannel) accepted;
    Wire wire;
    try {
      wire = open(child);
    } catch (IOException | ChannelException failure) {
      child.unsafe().closeForcibly(); // it alone: the next may be better
      loop.callSoon(() -> owner.report(NOT_CREATED, failure));
      return;
    }
    loop.callSoon(() -> take(owner, wire));
  }

  private Wire open(DuplexChannel child) throws IOException {
    if (options.keepAlive()) {
      child.config().setOption(ChannelOption.SO_KEEPALIVE, true);
    }
    Wire wire = new Wire(child);
    netty.register(child);
    return wire;
  }

  private static void take(Server owner, Wire wire) {
    try {
      owner.accept(wire);
    } catch (RuntimeException | Error failure) {
      owner.report(NOT_CREATED, failure);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    Server owner = server;
    if (owner == null || recovery != null || loop.isClosed()) {
      return;
    }
    channel.config().setAutoRead(false);
    recovery = loop.callLater(RECOVERY, this::recover);
    loop.callSoon(() -> owner.report("socket.accept() out of system resource", failure));
  }

  private void recover() {
    recovery = null;
    Channel open = channel;
    if (open.isOpen()) {
      open.config().setAutoRead(true);
    }
  }
}
