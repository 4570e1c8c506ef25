package dev.heddle.net;

import dev.heddle.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection.
 *
 * <pre>
 *   OPEN --close--&gt; CLOSING --all is sent--+
 *     |                |                    v
 *     +--abort, failure+---------------&gt; LOST --next pass: connectionLost--&gt; CLOSED
 * </pre>
 *
 * <p>Lost: nothing is sent or received any more; the socket is closed right after the protocol has
 * been told.
 */
final class SocketTransport extends StreamTransport implements Outgoing.Listener {
  private final Wire wire;
  private final Outgoing outgoing;
  private final @Nullable Server server;
  private final Turn turn;
  private final @Nullable SocketAddress peername;
  private final @Nullable SocketAddress sockname;
  private boolean readingPaused;
  private boolean eofWritten;
  private boolean eofSent;
  private boolean closing;
  private boolean lost;

  /** Takes over a connected wire; the protocol is told in the next pass. */
  SocketTransport(EventLoop loop, Wire wire, Protocol protocol, @Nullable Server server) {
    super(loop, protocol);
    this.wire = wire;
    this.server = server;
    this.turn = new Turn(loop, this, this::takeTurn);
    this.outgoing = new Outgoing(wire.channel, this);
    this.peername = wire.channel.remoteAddress();
    this.sockname = wire.channel.localAddress();
    if (server != null) {
      server.attach(this);
    }
    loop.callSoon(() -> getProtocol().connectionMade(this));
    loop.callSoon(this::startReading);
  }

  private void startReading() {
    if (isReading()) {
      wire.setReading(true);
    }
    wire.onArrival(turn::schedule);
  }

  @Override
  public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
    Object value =
        key == ExtraInfo.PEERNAME ? peername : key == ExtraInfo.SOCKNAME ? sockname : null;
    return key.type().isInstance(value) ? key.type().cast(value) : null;
  }

  @Override
  public boolean isReading() {
    return !closing && !readingPaused;
  }

  @Override
  public void pauseReading() {
    if (isReading()) {
      readingPaused = true;
      wire.setReading(false);
    }
  }

  @Override
  public void resumeReading() {
    if (closing || !readingPaused) {
      return;
    }
    readingPaused = false;
    wire.setReading(true);
    if (!wire.isEmpty()) {
      turn.schedule();
    }
  }

  @Override
  public void write(byte[] data, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, data.length);
    if (eofWritten) {
      throw new IllegalStateException("Cannot call write() after writeEof()");
    }
    if (length > 0 && !lost) {
      outgoing.send(data, offset, length);
      pauseWritingIfFull();
    }
  }

  @Override
  public void writelines(Iterable<byte[]> pieces) {
    if (eofWritten) {
      throw new IllegalStateException("Cannot call writelines() after writeEof()");
    }
    pieces.forEach(this::write);
  }

  @Override
  public void writeEof() {
    if (closing || eofWritten) {
      return;
    }
    eofWritten = true;
    if (outgoing.unsent() == 0) {
      sendEof();
    }
  }

  @Override
  public boolean canWriteEof() {
    return true;
  }

  @Override
  public long getWriteBufferSize() {
    return outgoing.unsent();
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    stopReading();
    if (outgoing.unsent() == 0) {
      lose(null);
    }
  }

  @Override
  public void abort() {
    loseNow(null);
  }

  @Override
  public void onProgress() {
    if (isWritingPaused() || closing || eofWritten) {
      turn.schedule();
    }
  }

  @Override
  public void onFailure(Throwable failure) {
    if (lost || loop.isClosed()) { // closed: it is the loop that closes its sockets
      return;
    }
    if (!(failure instanceof IOException)) {
      loop.callSoon(() -> report(failure, "Fatal write error on socket transport"));
    }
    loseNow(failure);
  }

  /** Tells the protocol what has arrived, then sees to what has been sent. */
  private void takeTurn() {
    while (isReading()) {
      Object arrival = wire.poll();
      if (arrival == null) {
        break;
      }
      receive(arrival);
    }
    if (!lost) {
      resumeWritingIfDrained();
    }
    if (!lost && outgoing.unsent() == 0) {
      finishSending();
    }
  }

  private void finishSending() {
    if (closing) {
      lose(null);
    } else if (eofWritten && !eofSent) {
      sendEof();
    }
  }

  private void sendEof() {
    eofSent = true;
    outgoing.sendEof();
  }

  private void receive(Object arrival) {
    if (arrival instanceof byte[] data) {
      try {
        getProtocol().dataReceived(data);
      } catch (Throwable failure) {
        fail(failure, "Fatal error: protocol.dataReceived() call failed.");
      }
    } else if (arrival == Wire.EOF) {
      receiveEof();
    } else if (arrival == Wire.CLOSED) {
      loseNow(IoFailures.connectionLost());
    } else {
      fail((Throwable) arrival, "Fatal read error on socket transport");
    }
  }

  private void receiveEof() {
    boolean keepOpen;
    try {
      keepOpen = getProtocol().eofReceived();
    } catch (Throwable failure) {
      fail(failure, "Fatal error: protocol.eofReceived() call failed.");
      return;
    }
    if (!keepOpen) {
      close();
    }
  }

  /** Failures of the network are part of life; the program's own are reported. */
  private void fail(Throwable failure, String message) {
    if (lost) {
      return;
    }
    if (!(failure instanceof IOException)) {
      report(failure, message);
    }
    loseNow(failure);
  }

  private void stopReading() {
    closing = true;
    wire.setReading(false);
  }

  private void loseNow(@Nullable Throwable failure) {
    if (!lost) {
      stopReading();
      outgoing.drop();
      lose(failure);
    }
  }

  private void lose(@Nullable Throwable failure) {
    lost = true;
    loop.callSoon(() -> tellLost(failure));
  }

  private void tellLost(@Nullable Throwable failure) {
    try {
      getProtocol().connectionLost(failure);
    } finally {
      wire.close();
      if (server != null) {
        server.detach(this);
      }
    }
  }

  @Override
  public String toString() {
    String state = lost ? "lost" : closing ? "closing" : readingPaused ? "paused" : "reading";
    return "SocketTransport["
        + sockname
        + " -> "
        + peername
        + ", "
        + state
        + ", unsent="
        + outgoing.unsent()
        + "]";
  }
}
