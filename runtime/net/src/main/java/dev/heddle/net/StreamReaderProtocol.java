package dev.heddle.net;

import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.internal.Fatal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The protocol between a transport and the two streams: asyncio's {@code StreamReaderProtocol}. */
public final class StreamReaderProtocol implements Protocol {
  private final StreamReader reader;
  private final @Nullable ConnectionHandler handler;
  private final EventLoop loop = EventLoop.running();
  private final Waiters endWaiters = new Waiters(loop);
  private final Waiters drainWaiters = new Waiters(loop);
  private boolean isPaused;
  private boolean isLost;
  private @Nullable Throwable failure;

  /**
   * A protocol for one connection, on the running loop.
   *
   * @param reader gets what the peer sends
   * @param handler called when the connection is there, on a server; null on a client
   */
  public StreamReaderProtocol(StreamReader reader, @Nullable ConnectionHandler handler) {
    this.reader = Objects.requireNonNull(reader, "reader");
    this.handler = handler;
  }

  @Override
  public void connectionMade(Transport transport) {
    reader.setTransport(transport);
    if (handler != null) {
      handle(handler, transport);
    }
  }

  @Override
  public void dataReceived(byte[] data) {
    reader.feedData(data);
  }

  @Override
  public boolean eofReceived() {
    reader.feedEof();
    return true;
  }

  @Override
  public void pauseWriting() {
    isPaused = true;
  }

  @Override
  public void resumeWriting() {
    isPaused = false;
    drainWaiters.wake(null);
  }

  @Override
  public void connectionLost(@Nullable Throwable cause) {
    if (cause == null) {
      reader.feedEof();
    } else {
      reader.setException(cause);
    }
    isLost = true;
    failure = cause;
    endWaiters.wake(cause);
    drainWaiters.wake(cause);
  }

  StreamReader reader() {
    return reader;
  }

  boolean isWritingPaused() {
    return isPaused;
  }

  boolean isConnectionLost() {
    return isLost;
  }

  /** What ended the connection, if it is lost and something did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Woken when the connection is over, with its failure if it has one. */
  Waiters endWaiters() {
    return endWaiters;
  }

  /** Woken when writing is resumed or the connection is over. */
  Waiters drainWaiters() {
    return drainWaiters;
  }

  private void handle(ConnectionHandler function, Transport transport) {
    Coroutine<?> coroutine;
    try {
      coroutine = function.connected(reader, new StreamWriter(transport, this, reader));
    } catch (Throwable failure) {
      refuse(transport, failure);
      return;
    }
    if (coroutine != null) {
      loop.createTask(coroutine).addDoneCallback(done -> finish(transport, (Task<?>) done));
    }
  }

  private void finish(Transport transport, Task<?> task) {
    if (task.cancelled()) {
      transport.close();
      return;
    }
    Throwable failure = task.exception();
    if (failure != null) {
      refuse(transport, failure);
    }
  }

  private void refuse(Transport transport, Throwable failure) {
    Fatal.throwIfFatal(failure);
    loop.callExceptionHandler(
        ErrorContext.of("Unhandled exception in client_connected_cb")
            .with(ErrorContext.EXCEPTION, failure)
            .with(ErrorContext.TRANSPORT, transport));
    transport.close();
  }
}
