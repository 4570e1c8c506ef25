package dev.heddle.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The side of a connection that Netty sees. It keeps what arrives, in order, until the transport
 * fetches it from a handle of its own: nothing of the program runs inside a pipeline.
 *
 * <p>One piece is read from a socket each time the loop looks, as asyncio does, so that one fast
 * peer can't keep the others waiting.
 */
final class Wire extends ChannelInboundHandlerAdapter {
  /** The peer sends nothing more. */
  static final Object EOF = new Object();

  /** Netty has closed the channel of its own accord. */
  static final Object CLOSED = new Object();

  /** As in asyncio: the most that is read at once. */
  private static final int LARGEST_READ = 256 * 1024;

  final DuplexChannel channel;

  /** Pieces as {@code byte[]}, failures, {@link #EOF}, {@link #CLOSED}. */
  private final ArrayDeque<Object> arrivals = new ArrayDeque<>();

  private @Nullable Runnable listener;

  /** Takes a new channel, which must not be registered yet. It reads nothing until told to. */
  Wire(DuplexChannel channel) {
    this.channel = channel;
    channel.config().setAutoRead(false);
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    channel.config().setOption(ChannelOption.TCP_NODELAY, true);
    channel
        .config()
        .setOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ).maxMessagesPerRead(1));
    channel.pipeline().addLast(this);
  }

  /** Says whom to tell that something has arrived, and tells if something has already. */
  void onArrival(Runnable action) {
    listener = action;
    if (!arrivals.isEmpty()) {
      action.run();
    }
  }

  /** What has arrived first; null when there is nothing. */
  @Nullable Object poll() {
    return arrivals.poll();
  }

  boolean isEmpty() {
    return arrivals.isEmpty();
  }

  void setReading(boolean reading) {
    channel.config().setAutoRead(reading);
  }

  /** Drops what has arrived, and closes the socket if it is open. */
  void close() {
    listener = null;
    arrivals.clear();
    channel.unsafe().close(channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      byte[] piece = new byte[bytes.readableBytes()];
      bytes.readBytes(piece);
      arrive(piece);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      setReading(false); // the end would be readable for ever
      arrive(EOF);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    arrive(IoFailures.of(failure));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    arrive(CLOSED);
  }

  private void arrive(Object arrival) {
    arrivals.add(arrival);
    if (listener != null) {
      listener.run();
    }
  }
}
