package dev.heddle.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.socket.DuplexChannel;

/**
 * The sending side of a connection: hands bytes to Netty and counts, to the byte, those that the
 * system has not taken. Netty's own count includes what it needs itself.
 */
final class Outgoing implements ChannelProgressiveFutureListener {
  /** Told from within Netty: may schedule handles, not run the program. */
  interface Listener {
    /** Fewer bytes are unsent than before. */
    void onProgress();

    /** Sending is over, nothing more gets through. */
    void onFailure(Throwable failure);
  }

  private final DuplexChannel channel;
  private final Listener listener;
  private long unsent;

  /** How much of the oldest unfinished piece is sent. */
  private long sentOfFirst;

  Outgoing(DuplexChannel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  /** Sends a copy: at once as far as the system takes it. */
  void send(byte[] data, int offset, int length) {
    ByteBuf copy = channel.alloc().directBuffer(length).writeBytes(data, offset, length);
    unsent += length;
    ChannelProgressivePromise sent = channel.newProgressivePromise();
    sent.addListener(this);
    ChannelFuture unused = channel.writeAndFlush(copy, sent);
  }

  /** How many bytes the system has not taken. */
  long unsent() {
    return unsent;
  }

  /** Counts what is unsent as lost. */
  void drop() {
    unsent = 0;
  }

  void sendEof() {
    ChannelFuture unused = channel.shutdownOutput();
  }

  @Override
  public void operationProgressed(ChannelProgressiveFuture piece, long progress, long total) {
    unsent = Math.max(0, unsent - (progress - sentOfFirst));
    sentOfFirst = progress == total ? 0 : progress;
    listener.onProgress();
  }

  @Override
  public void operationComplete(ChannelProgressiveFuture piece) {
    Throwable failure = piece.cause();
    if (failure != null) {
      listener.onFailure(IoFailures.of(failure));
    }
  }
}
