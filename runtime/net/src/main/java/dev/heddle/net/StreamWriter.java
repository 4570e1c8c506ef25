package dev.heddle.net;

import dev.heddle.Coroutine;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to send to a peer: asyncio's {@code StreamWriter}. Writing never waits; await {@link
 * #drain} after it, so that a slow peer slows the program down and does not fill its memory.
 */
public final class StreamWriter {
  private final Transport transport;
  private final StreamReaderProtocol protocol;
  private final @Nullable StreamReader reader;

  /**
   * A writer; {@link Net} makes them.
   *
   * @param transport what to write to
   * @param protocol the transport's protocol
   * @param reader the reader of the same connection, whose failure {@link #drain} throws
   */
  public StreamWriter(
      Transport transport, StreamReaderProtocol protocol, @Nullable StreamReader reader) {
    this.transport = Objects.requireNonNull(transport, "transport");
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.reader = reader;
  }

  /**
   * What the writer writes to.
   *
   * @return the transport
   */
  public Transport transport() {
    return transport;
  }

  /**
   * Sends bytes: what the system takes at once, the rest later.
   *
   * @param data may be used again afterwards
   * @throws IllegalStateException after {@link #writeEof}
   */
  public void write(byte[] data) {
    transport.write(data);
  }

  /**
   * Sends several pieces, one after the other.
   *
   * @param pieces what to send
   * @throws IllegalStateException after {@link #writeEof}
   */
  public void writelines(Iterable<byte[]> pieces) {
    transport.writelines(pieces);
  }

  /** Ends the sending side, once what has been written is sent. */
  public void writeEof() {
    transport.writeEof();
  }

  /**
   * Whether {@link #writeEof} is supported.
   *
   * @return true for TCP
   */
  public boolean canWriteEof() {
    return transport.canWriteEof();
  }

  /**
   * Waits until it is reasonable to write on: at once, unless the unsent bytes have gone over the
   * upper limit and not come down to the lower one.
   *
   * @return a coroutine without value
   * @throws IOException when awaited, if the connection has failed or is lost
   */
  public Coroutine<@Nullable Void> drain() throws IOException {
    return new Drain(transport, protocol, reader);
  }

  /** Ends the connection once what has been written is sent. */
  public void close() {
    transport.close();
  }

  /**
   * Whether the connection is being closed or is closed.
   *
   * @return true from {@link #close} or a failure on
   */
  public boolean isClosing() {
    return transport.isClosing();
  }

  /**
   * Waits until the connection is over. Several may wait; one that is cancelled leaves the others
   * alone.
   *
   * @return a coroutine without value
   * @throws IOException when awaited, if a failure ended it
   */
  public Coroutine<@Nullable Void> waitClosed() throws IOException {
    return new StreamEnd(protocol);
  }

  /**
   * Something about the connection.
   *
   * @param key what
   * @param <T> its type
   * @return null if the transport does not know
   */
  public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
    return transport.getExtraInfo(key);
  }

  /** The writer as Python shows it: by its transport. */
  @Override
  public String toString() {
    return "<StreamWriter transport=" + transport + ">";
  }
}
