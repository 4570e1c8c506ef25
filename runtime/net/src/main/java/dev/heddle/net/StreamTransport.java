package dev.heddle.net;

import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.internal.Fatal;
import java.util.Objects;

/** What stream transports share: the protocol, its flow control, and who hears of its failures. */
abstract class StreamTransport implements Transport {
  final EventLoop loop;
  private final Backpressure backpressure = new Backpressure();
  private Protocol protocol;

  StreamTransport(EventLoop loop, Protocol protocol) {
    this.loop = loop;
    this.protocol = Objects.requireNonNull(protocol, "protocol");
  }

  @Override
  public final Protocol getProtocol() {
    return protocol;
  }

  @Override
  public final void setProtocol(Protocol newProtocol) {
    protocol = Objects.requireNonNull(newProtocol, "protocol");
  }

  @Override
  public final void setWriteBufferLimits(int low, int high) {
    backpressure.setLimits(new WriteBufferLimits(low, high));
    pauseWritingIfFull();
  }

  @Override
  public final WriteBufferLimits getWriteBufferLimits() {
    return backpressure.limits();
  }

  @Override
  public final void write(byte[] data) {
    write(data, 0, data.length);
  }

  final boolean isWritingPaused() {
    return backpressure.isPaused();
  }

  final void pauseWritingIfFull() {
    if (backpressure.pauses(getWriteBufferSize())) {
      try {
        protocol.pauseWriting();
      } catch (Throwable failure) {
        report(failure, "protocol.pauseWriting() failed");
      }
    }
  }

  final void resumeWritingIfDrained() {
    if (backpressure.resumes(getWriteBufferSize())) {
      try {
        protocol.resumeWriting();
      } catch (Throwable failure) {
        report(failure, "protocol.resumeWriting() failed");
      }
    }
  }

  final void report(Throwable failure, String message) {
    Fatal.throwIfFatal(failure);
    loop.callExceptionHandler(
        ErrorContext.of(message)
            .with(ErrorContext.EXCEPTION, failure)
            .with(ErrorContext.TRANSPORT, this)
            .with(ErrorContext.PROTOCOL, protocol));
  }
}
