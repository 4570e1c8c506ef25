package dev.heddle.net;

import dev.heddle.AsyncIterator;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Next;
import dev.heddle.internal.Unchecked;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a peer sends, to be awaited: asyncio's {@code StreamReader}. One coroutine at a time may
 * read.
 *
 * <p>When more than twice the limit is waiting to be read, the peer has to wait until no more than
 * the limit is.
 */
public final class StreamReader implements AsyncIterator<byte[]> {
  final ByteQueue buffer = new ByteQueue();
  private final int limit;
  private @Nullable Throwable exception;
  private @Nullable Signal waiter;
  private @Nullable ReadTransport transport;
  private boolean isPaused;
  private boolean isEof;

  /** A reader with the usual limit, 64 KiB. */
  public StreamReader() {
    this(Net.DEFAULT_LIMIT);
  }

  /**
   * A reader.
   *
   * @param limit the longest line or other piece up to a separator, in bytes
   */
  public StreamReader(int limit) {
    this.limit = checkLimit(limit);
  }

  static int checkLimit(int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException("Limit cannot be <= 0");
    }
    return limit;
  }

  /**
   * Reads to the end of the stream.
   *
   * @return a coroutine of all the bytes
   * @throws IOException when awaited, if the connection fails
   */
  public Coroutine<byte[]> read() throws IOException {
    return new ReadAll(this);
  }

  /**
   * Reads what is there, waiting for at least one byte.
   *
   * @param most at most so many bytes; less than zero for all to the end of the stream
   * @return a coroutine of the bytes; none at the end of the stream
   * @throws IOException when awaited, if the connection fails
   */
  public Coroutine<byte[]> read(int most) throws IOException {
    return most < 0 ? new ReadAll(this) : new ReadSome(this, most);
  }

  /**
   * Reads a line, with its {@code '\n'}.
   *
   * @return a coroutine of the line; at the end of the stream, of what is left, maybe nothing
   * @throws IOException when awaited, if the connection fails, and a {@link LimitOverrunException}
   *     if the line is longer than the limit; it is then dropped as far as it has come
   */
  public Coroutine<byte[]> readLine() throws IOException {
    return new ReadLine(this);
  }

  /**
   * The next line, for iteration over the lines of the stream.
   *
   * @return a coroutine of the line with its {@code '\n'}, or of the end; it fails as {@link
   *     #readLine} does
   */
  @Override
  public Coroutine<Next<byte[]>> next() {
    return new NextLine(this);
  }

  /**
   * Reads a number of bytes.
   *
   * @param count how many
   * @return a coroutine of exactly so many
   * @throws IOException when awaited, if the connection fails, and an {@link
   *     IncompleteReadException} if the stream ends before
   */
  public Coroutine<byte[]> readExactly(int count) throws IOException {
    if (count < 0) {
      throw new IllegalArgumentException("readExactly size can not be less than zero");
    }
    return new ReadExactly(this, count);
  }

  /**
   * Reads up to a separator.
   *
   * @param separator at least one byte
   * @return a coroutine of the bytes, the separator included
   * @throws IOException when awaited, if the connection fails, an {@link IncompleteReadException}
   *     if the stream ends before, and a {@link LimitOverrunException} if the limit comes first;
   *     nothing is then lost from the buffer
   */
  public Coroutine<byte[]> readUntil(byte[] separator) throws IOException {
    return readUntil(List.of(separator));
  }

  /**
   * Reads up to the first of several separators; of those that end at the same place, the shortest
   * piece wins.
   *
   * @param separators at least one, each of at least one byte
   * @return a coroutine of the bytes, the separator included
   * @throws IOException when awaited, as with one separator
   */
  public Coroutine<byte[]> readUntil(List<byte[]> separators) throws IOException {
    if (separators.isEmpty()) {
      throw new IllegalArgumentException("Separator should contain at least one element");
    }
    if (separators.stream().anyMatch(separator -> separator.length == 0)) {
      throw new IllegalArgumentException("Separator should be at least one-byte string");
    }
    return new ReadUntil(this, separators);
  }

  /**
   * Whether the stream has ended and all of it has been read.
   *
   * @return true if so
   */
  public boolean atEof() {
    return isEof && buffer.isEmpty();
  }

  /**
   * The failure of the stream.
   *
   * @return null if there is none
   */
  public @Nullable Throwable exception() {
    return exception;
  }

  /**
   * Lets reading fail from now on: for protocols.
   *
   * @param failure what reading throws
   */
  public void setException(Throwable failure) {
    exception = Objects.requireNonNull(failure, "failure");
    Signal reading = waiter;
    if (reading != null) {
      reading.endWith(failure);
    }
  }

  /**
   * Connects the reader to what is paused when it is full: for protocols.
   *
   * @param source the transport
   * @throws IllegalStateException if it has one
   */
  public void setTransport(ReadTransport source) {
    if (transport != null) {
      throw new IllegalStateException("Transport already set");
    }
    transport = source;
  }

  /**
   * Adds to the stream: for protocols.
   *
   * @param data bytes from the peer
   * @throws IllegalStateException after {@link #feedEof}
   */
  public void feedData(byte[] data) {
    if (isEof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (data.length == 0) {
      return;
    }
    buffer.add(data);
    wake();
    ReadTransport source = transport;
    if (source != null && !isPaused && buffer.size() > 2L * limit) {
      source.pauseReading();
      isPaused = true;
    }
  }

  /** Ends the stream: for protocols. */
  public void feedEof() {
    isEof = true;
    wake();
  }

  /** The reader as Python shows it: what is in it. */
  @Override
  public String toString() {
    return "<StreamReader"
        + (buffer.isEmpty() ? "" : " " + buffer.size() + " bytes")
        + (isEof ? " eof" : "")
        + (limit == Net.DEFAULT_LIMIT ? "" : " limit=" + limit)
        + (exception == null ? "" : " exception=" + exception)
        + (isPaused ? " paused" : "")
        + ">";
  }

  int limit() {
    return limit;
  }

  boolean hasEnded() {
    return isEof;
  }

  void checkFailure() {
    if (exception != null) {
      throw Unchecked.<RuntimeException>rethrow(exception);
    }
  }

  /** What a read has to await; {@link #endWait} belongs to it. */
  Signal beginWait(String method) {
    if (waiter != null) {
      throw new IllegalStateException(
          method + "() called while another coroutine is already waiting for incoming data");
    }
    if (isPaused) {
      resume(); // a read that wants more than fits would wait for ever
    }
    Signal arrival = new Signal(EventLoop.running());
    waiter = arrival;
    return arrival;
  }

  /** After a wake-up; by then another coroutine may have begun to wait. */
  void endWait(Signal arrival) {
    if (waiter == arrival) {
      waiter = null;
    }
  }

  /** To be called after each read: lets the peer go on once there is room. */
  void resumeIfDrained() {
    if (isPaused && buffer.size() <= limit) {
      resume();
    }
  }

  private void resume() {
    isPaused = false;
    Objects.requireNonNull(transport).resumeReading();
  }

  private void wake() {
    Signal reading = waiter;
    if (reading != null) {
      waiter = null;
      reading.fire();
    }
  }
}
